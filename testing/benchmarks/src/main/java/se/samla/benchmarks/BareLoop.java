package se.samla.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * The limit: HttpClient 5 posts the same bytes, signed, from 64 threads to the same receiver, and
 * remembers nothing of it.
 */
final class BareLoop {
  private static final int THREADS = 64;
  private static final ContentType TYPE = ContentType.create("application/cloudevents+json");
  private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

  private BareLoop() {}

  /** How many requests a second. */
  static double rate(Sink sink, String text, int requests) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(THREADS)
            .setMaxConnPerRoute(THREADS)
            .build();
    var left = new AtomicInteger(requests);
    var started = System.nanoTime();
    try (var http = HttpClients.custom().setConnectionManager(connections).build();
        var threads = Executors.newFixedThreadPool(THREADS)) {
      IntStream.range(0, THREADS)
          .forEach(i -> threads.execute(() -> post(http, sink, i, body, left)));
    }
    return requests / ((System.nanoTime() - started) / 1e9);
  }

  private static void post(
      CloseableHttpClient http, Sink sink, int number, byte[] body, AtomicInteger left) {
    while (left.getAndDecrement() > 0) {
      try {
        var _ = http.execute(signed(sink, number, body), ClassicHttpResponse::getCode);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static HttpPost signed(Sink sink, int number, byte[] body) {
    var time = Long.toString(Instant.now().getEpochSecond());
    var id = "msg_" + System.nanoTime();
    var post = new HttpPost(sink.url("/bare/" + number));
    post.setHeader("webhook-id", id);
    post.setHeader("webhook-timestamp", time);
    post.setHeader("webhook-signature", "v1," + signature(id + "." + time + ".", body));
    post.setEntity(new ByteArrayEntity(body, TYPE));
    return post;
  }

  private static String signature(String head, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(KEY);
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
