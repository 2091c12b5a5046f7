package se.samla.e2e;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.samla.schemas.changes.Cursor;

/**
 * Who is told of a dataset.
 *
 * @param publishers of whose changes; all when empty
 */
record Subscriber(Witness witness, Subscription subscription, Set<String> publishers)
    implements AutoCloseable {
  /**
   * @param url where the witness is reached
   * @param from {@code beginning} or {@code now}
   */
  static Subscriber of(Samla samla, Witness witness, URI url, Set<String> publishers, String from) {
    var filter =
        publishers.isEmpty()
            ? Map.<String, Object>of()
            : Map.<String, Object>of("publishers", List.copyOf(publishers));
    var wish =
        Map.of(
            "datasets", List.of(Town.DATASET), "payload", "full", "from", from, "filter", filter);
    var subscription = samla.notification().subscribe(url, wish);
    witness.trust(subscription.secret());
    return new Subscriber(witness, subscription, publishers);
  }

  /** Of all that comes from now on. */
  static Subscriber fromNow(Samla samla) {
    var witness = Witness.start();
    return of(samla, witness, witness.url(), Set.of(), "now");
  }

  boolean wants(Change change) {
    return change.cursor().compareTo(from()) > 0
        && (publishers.isEmpty() || publishers.contains(change.publisher()));
  }

  /** Who began before there was anything was given no place. */
  private Cursor from() {
    return subscription.from().getOrDefault(Town.DATASET, Cursor.beginning(0));
  }

  @Override
  public void close() {
    witness.close();
  }
}
