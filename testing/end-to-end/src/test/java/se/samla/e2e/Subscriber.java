package se.samla.e2e;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Who is told of a dataset from its beginning.
 *
 * @param publishers of whose changes; all when empty
 */
record Subscriber(Sink sink, Subscription subscription, Set<String> publishers)
    implements AutoCloseable {
  /**
   * @param url where the sink is reached
   */
  static Subscriber of(Samla samla, Sink sink, URI url, Set<String> publishers) {
    var filter =
        publishers.isEmpty()
            ? Map.<String, Object>of()
            : Map.<String, Object>of("publishers", List.copyOf(publishers));
    var wish =
        Map.of(
            "datasets",
            List.of(Town.DATASET),
            "payload",
            "full",
            "from",
            "beginning",
            "filter",
            filter);
    return new Subscriber(sink, samla.notification().subscribe(url, wish), publishers);
  }

  static Subscriber toAll(Samla samla) {
    var sink = Sink.start();
    return of(samla, sink, sink.url(), Set.of());
  }

  boolean wants(JsonNode change) {
    return publishers.isEmpty() || publishers.contains(change.get("publisher").asString());
  }

  @Override
  public void close() {
    sink.close();
  }
}
