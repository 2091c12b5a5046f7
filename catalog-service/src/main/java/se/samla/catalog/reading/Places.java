package se.samla.catalog.reading;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Places for what lasts: so many in all, and no more than its share of them for one client. */
final class Places {
  private final String what;
  private final int most;
  private final int share;
  private final Semaphore free;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  /** Given back when it is closed. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  Places(String what, int most, int share) {
    this.what = what;
    this.most = most;
    this.share = share;
    this.free = new Semaphore(most);
  }

  /**
   * @throws Problem when the client has its share already, or none is free
   */
  Place take(String client) {
    if (taken.merge(client, 1, Integer::sum) > share) {
      leave(client);
      throw Problem.tooMany(what, share);
    }
    if (!free.tryAcquire()) {
      leave(client);
      throw Problem.busy(what + ": " + most + " are open");
    }
    return () -> {
      free.release();
      leave(client);
    };
  }

  private void leave(String client) {
    taken.merge(client, -1, Integer::sum);
    taken.remove(client, 0);
  }
}
