package se.samla.e2e;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import se.samla.schemas.changes.Cursor;
import tools.jackson.databind.JsonNode;

/** A subscriber as it should be, that remembers all it was told in the order it came. */
final class Sink implements Follower, AutoCloseable {
  private final Inbox inbox = Inbox.start(this::keep);
  private final List<Taken> deliveries = new CopyOnWriteArrayList<>();

  /** A delivery and what it tells. */
  private record Taken(Delivery delivery, List<Seen> changes) {}

  /** A change and when it came, by {@link System#nanoTime}. */
  record Seen(JsonNode change, long nanos) {}

  static Sink start() {
    return new Sink();
  }

  private void keep(Delivery delivery) {
    var now = System.nanoTime();
    var changes = delivery.changes().stream().map(change -> new Seen(change, now)).toList();
    deliveries.add(new Taken(delivery, changes));
  }

  URI url() {
    return inbox.url();
  }

  /** The headers of each delivery, repeated ones dropped. */
  List<HttpHeaders> headers() {
    return deliveries.stream().map(taken -> taken.delivery().headers()).toList();
  }

  /** The ids that came more than once. */
  Set<String> repeated() {
    return inbox.repeated();
  }

  /** How many requests wait for their answer. */
  int waiting() {
    return inbox.waiting();
  }

  /** From now on whoever delivers waits for an answer until it is let go. */
  void hold() {
    inbox.hold();
  }

  void letGo() {
    inbox.letGo();
  }

  @Override
  public int count() {
    return deliveries.stream().mapToInt(taken -> taken.changes().size()).sum();
  }

  @Override
  public List<Cursor> cursors() {
    return changes().stream()
        .map(seen -> Cursor.parse(seen.change().get("cursor").asString()))
        .toList();
  }

  /** Every change so far, in the order it came, repeated deliveries dropped. */
  List<Seen> changes() {
    return deliveries.stream().flatMap(taken -> taken.changes().stream()).toList();
  }

  /** The data of each event of a type, in the order they came. */
  List<JsonNode> events(String type) {
    return ofType(type).map(event -> event.get("data")).toList();
  }

  /** What the events of a type say they are about. */
  Set<String> sources(String type) {
    return ofType(type).map(event -> event.path("source").asString()).collect(Collectors.toSet());
  }

  private Stream<JsonNode> ofType(String type) {
    return deliveries.stream()
        .map(taken -> taken.delivery().event())
        .filter(event -> event.path("type").asString().equals(type));
  }

  List<JsonNode> awaitChanges(int count, Duration atMost) {
    awaitCursors(count, atMost);
    return changes().stream().map(Seen::change).toList();
  }

  Seen awaitChange(Predicate<JsonNode> matches) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> changes().reversed().stream().filter(s -> matches.test(s.change())).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Checks each delivery's signature by the library that subscribers use. */
  void verifyAll(String secret) throws WebhookVerificationException {
    var webhook = new Webhook(secret);
    for (var taken : deliveries) {
      taken.delivery().verify(webhook);
    }
  }

  @Override
  public void close() {
    inbox.close();
  }
}
