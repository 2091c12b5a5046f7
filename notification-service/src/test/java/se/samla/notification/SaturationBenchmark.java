package se.samla.notification;

import static java.util.stream.IntStream.range;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.samla.events.ChangeOperation;
import se.samla.notification.signing.SigningSecret;
import se.samla.notification.signing.WebhookSignature;

/**
 * How many deliveries a second the service makes when there is always something to deliver: 100
 * subscriptions, one change a request, the receiver on the same machine; and, beside it, a bare
 * HttpClient 5 loop that posts the same bytes, signed, to the same receiver.
 *
 * <p>Arguments: change sets (default 400), and the changes in a batch (default 1).
 */
final class SaturationBenchmark {
  private static final int SUBSCRIPTIONS = 100;
  private static final int WARM_UP = 100;
  private static final int LOOP_THREADS = 64;
  private static final int MOMENTS_OF_QUIET = 1_000;
  private static final AtomicInteger STILL = new AtomicInteger();
  private static final AtomicLong LAST = new AtomicLong();
  private static final FeedFixture FEED = FeedFixture.of("badplatser");

  private SaturationBenchmark() {}

  public static void main(String... arguments) throws IOException {
    var sets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
    var batch = arguments.length > 1 ? arguments[1] : "1";
    try (var sink = new LoopbackSink();
        var service = start(batch)) {
      var api = Api.ofNewSubscriber(portOf(service), RunningService.OPERATOR_KEY);
      range(0, SUBSCRIPTIONS).parallel().forEach(i -> api.subscribed(sink.url(i), Map.of()));
      deliver(sink, WARM_UP);
      var ours = deliver(sink, sets);
      var body = sink.lastBody();
      loop(sink, body, 20_000);
      var bare = loop(sink, body, 60_000);
      System.out.printf(
          "%n%s: %,.0f deliveries/s of %,d bytes; bare loop: %,.0f/s; ratio %.2f%n",
          "saturation, " + SUBSCRIPTIONS + " subscriptions", ours, body.length, bare, ours / bare);
    }
    System.exit(0);
  }

  /** Publishes so many change sets and tells how many requests a second came of them. */
  private static double deliver(LoopbackSink sink, int sets) {
    var before = sink.requests.get();
    var known = sink.ids.size();
    var started = System.nanoTime();
    Platform.SHARED.publish(
        FEED.commit(
            java.util.stream.Stream.generate(() -> ChangeOperation.UPDATED)
                .limit(sets)
                .toArray(ChangeOperation[]::new)));
    var expected = (long) sets * SUBSCRIPTIONS;
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofMinutes(3))
        .until(() -> sink.requests.get() - before >= expected || quiet(sink, before));
    var seconds = (System.nanoTime() - started) / 1e9;
    var requests = sink.requests.get() - before;
    System.out.printf(
        "%,d requests in %.2f s, %,d distinct ids%n", requests, seconds, sink.ids.size() - known);
    return requests / seconds;
  }

  /** With larger batches there are fewer requests than changes: the end is when no more come. */
  private static boolean quiet(LoopbackSink sink, long before) {
    var now = sink.requests.get();
    STILL.set(now == LAST.getAndSet(now) && now > before ? STILL.get() + 1 : 0);
    return STILL.get() > MOMENTS_OF_QUIET;
  }

  private static double loop(LoopbackSink sink, byte[] body, int requests) throws IOException {
    var secret = SigningSecret.parse("whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(LOOP_THREADS)
            .setMaxConnPerRoute(LOOP_THREADS)
            .build();
    var left = new AtomicInteger(requests);
    var started = System.nanoTime();
    try (var http = HttpClients.custom().setConnectionManager(connections).build();
        var threads = Executors.newFixedThreadPool(LOOP_THREADS)) {
      range(0, LOOP_THREADS)
          .forEach(
              i ->
                  threads.execute(
                      () -> {
                        while (left.getAndDecrement() > 0) {
                          post(http, signed(sink.url(i), body, secret));
                        }
                      }));
    }
    return requests / ((System.nanoTime() - started) / 1e9);
  }

  private static void post(CloseableHttpClient http, HttpPost post) {
    try {
      var _ = http.execute(post, ClassicHttpResponse::getCode);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpPost signed(URI url, byte[] body, SigningSecret secret) {
    var now = Instant.now();
    var post = new HttpPost(url);
    post.setHeader("webhook-id", "msg_" + System.nanoTime());
    post.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
    post.setHeader("webhook-signature", WebhookSignature.of("msg", now, body, List.of(secret)));
    post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    return post;
  }

  private static ConfigurableApplicationContext start(String batch) {
    var settings = RunningService.settings();
    settings.put("spring.config.name", "notification-service");
    settings.put("samla.webhooks.delivery.batch.changes", batch);
    settings.put("samla.webhooks.delivery.retries.delays", "5s,5m");
    settings.put("samla.webhooks.delivery.request.deadline", "15s");
    settings.put("samla.webhooks.delivery.lease", "30s");
    return new SpringApplicationBuilder(NotificationService.class)
        .run(
            settings.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new));
  }

  private static int portOf(ConfigurableApplicationContext service) {
    return Integer.parseInt(
        String.valueOf(service.getEnvironment().getProperty("local.server.port")));
  }
}
