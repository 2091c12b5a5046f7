package se.samla.notification.feed;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How many deliveries may ask the catalog at a time. When it hangs each of them lasts until its
 * timeout; those that ask nobody have the other places.
 */
@Component
class CatalogPlaces {
  static final int MOST = 32;

  /** An answer of a catalog that is well takes a fraction of it. */
  private static final long PATIENCE_MILLIS = 200;

  private final Semaphore free = new Semaphore(MOST, true);

  /**
   * Asks, or tells soon that it has to be tried again later.
   *
   * @throws CatalogUnavailableException when none of those who ask got an answer meanwhile
   */
  <T> T ask(Supplier<T> question) {
    if (!entered()) {
      throw new CatalogUnavailableException(MOST + " deliveries wait for the catalog", null);
    }
    try {
      return question.get();
    } finally {
      free.release();
    }
  }

  private boolean entered() {
    try {
      return free.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
