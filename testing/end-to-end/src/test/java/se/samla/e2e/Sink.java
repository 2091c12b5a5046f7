package se.samla.e2e;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A subscriber as it should be: it drops what it has seen by {@code webhook-id} and keeps the
 * changes in the order they came.
 */
final class Sink implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  /** Where services reach this machine: containers do not by its loopback. */
  static final String HOST = System.getProperty("samla.sink.host", "127.0.0.1");

  private final HttpServer server;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> repeated = ConcurrentHashMap.newKeySet();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile CountDownLatch held = new CountDownLatch(0);
  private final List<Taken> deliveries = new CopyOnWriteArrayList<>();

  /** A delivery with its headers. */
  private record Taken(HttpHeaders headers, String body, List<Seen> changes) {}

  /** A change and when it came, by {@link System#nanoTime}. */
  record Seen(JsonNode change, long nanos) {}

  private Sink(HttpServer server) {
    this.server = server;
  }

  static Sink start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(HOST, 0), 0);
      var sink = new Sink(server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", sink::take);
      server.start();
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://" + HOST + ":" + server.getAddress().getPort() + "/webhooks");
  }

  /** The headers of each delivery, repeated ones dropped. */
  List<HttpHeaders> headers() {
    return deliveries.stream().map(Taken::headers).toList();
  }

  /** The ids that came more than once. */
  Set<String> repeated() {
    return repeated;
  }

  /** How many requests wait for their answer. */
  int waiting() {
    return waiting.get();
  }

  /** From now on whoever delivers waits for an answer until it is let go. */
  void hold() {
    held = new CountDownLatch(1);
  }

  void letGo() {
    held.countDown();
  }

  /** Every change so far, in the order it came, repeated deliveries dropped. */
  List<Seen> changes() {
    return deliveries.stream().flatMap(delivery -> delivery.changes().stream()).toList();
  }

  /** The data of each event of a type, in the order they came. */
  List<JsonNode> events(String type) {
    return deliveries.stream()
        .map(delivery -> JSON.readTree(delivery.body()))
        .filter(event -> event.path("type").asString().equals(type))
        .map(event -> event.get("data"))
        .toList();
  }

  List<JsonNode> awaitChanges(int count, Duration atMost) {
    Awaitility.await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> changes().size() >= count);
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
    for (var delivery : deliveries) {
      webhook.verify(delivery.body(), delivery.headers());
    }
  }

  /** The same however long ago they came: the library refuses what is older than five minutes. */
  boolean isAllSignedBy(String secret) throws WebhookSigningException {
    var webhook = new Webhook(secret);
    for (var delivery : deliveries) {
      var headers = delivery.headers();
      var id = headers.firstValue("webhook-id").orElseThrow();
      var time = headers.firstValueAsLong("webhook-timestamp").orElseThrow();
      var signatures = headers.firstValue("webhook-signature").orElse("");
      if (!signatures.contains(webhook.sign(id, time, delivery.body()))) {
        return false;
      }
    }
    return true;
  }

  private static List<Seen> changesOf(String body, long nanos) {
    var changes = JSON.readTree(body).path("data").path("changes");
    return changes.valueStream().map(change -> new Seen(change, nanos)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true);
      keep(new Taken(headers, body, changesOf(body, System.nanoTime())));
      waiting.incrementAndGet();
      held.await();
      waiting.decrementAndGet();
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void keep(Taken delivery) {
    var id = delivery.headers().firstValue("webhook-id").orElseThrow();
    if (seen.add(id)) {
      deliveries.add(delivery);
    } else {
      repeated.add(id);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
