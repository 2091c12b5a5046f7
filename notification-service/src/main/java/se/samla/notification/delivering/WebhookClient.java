package se.samla.notification.delivering;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.notification.addresses.Endpoint;
import se.samla.notification.delivering.Outcome.Failed;
import se.samla.notification.delivering.Outcome.Failure;

/** Sends one request to one vetted endpoint, within hard limits of time and of what is read. */
@Component
class WebhookClient {
  private static final int MOST_READ = 64 * 1024;
  private static final int MOST_KEPT = 1024;

  private final CloseableHttpClient http;
  private final Clock clock;
  private final ClockSkew skew;
  private final Duration deadline;

  WebhookClient(
      CloseableHttpClient webhookHttpClient,
      DeliverySettings settings,
      Clock clock,
      ClockSkew skew) {
    this.skew = skew;
    this.http = webhookHttpClient;
    this.clock = clock;
    this.deadline = settings.request().deadline();
  }

  /** Never throws: every way to fail is an outcome. */
  Reply post(Endpoint endpoint, byte[] body, Map<String, String> headers) {
    var request = Requests.post(endpoint, body, headers);
    var startedAt = clock.instant();
    var started = System.nanoTime();
    try (var limit = Deadline.of(request, deadline)) {
      var answer = exchange(endpoint, request, limit);
      return new Reply(answer.outcome(), answer.head(), startedAt, since(started));
    }
  }

  private Answer exchange(Endpoint endpoint, HttpPost request, Deadline limit) {
    var allowance = new Allowance(MOST_READ);
    try {
      return allowance.call(
          () -> VettedAddresses.callWith(endpoint, () -> answer(endpoint, request, allowance)));
    } catch (IOException e) {
      return new Answer(new Failed(failureOf(e, limit, allowance)), null);
    }
  }

  private Answer answer(Endpoint endpoint, HttpPost request, Allowance allowance)
      throws IOException {
    var target = new HttpHost(endpoint.url().getScheme(), endpoint.host(), endpoint.port());
    var response = http.executeOpen(target, request, null);
    try {
      return answer(response, request, allowance);
    } finally {
      Closer.closeQuietly(response); // what a broken connection says at its end changes nothing
    }
  }

  private Answer answer(ClassicHttpResponse response, HttpPost request, Allowance allowance)
      throws IOException {
    RetryAfter.time(response.getFirstHeader("Date")).ifPresent(skew::heard);
    var head = head(response, request, allowance);
    var retryAfter = RetryAfter.of(response.getFirstHeader("Retry-After"), clock.instant());
    return new Answer(Outcome.of(response.getCode(), retryAfter), head);
  }

  private static @Nullable String head(
      ClassicHttpResponse response, HttpPost request, Allowance allowance) throws IOException {
    var entity = response.getEntity();
    if (entity == null) {
      return null;
    }
    var content = entity.getContent();
    var head = text(content.readNBytes(MOST_KEPT));
    readAway(content, request, allowance);
    return head;
  }

  /** The rest, so that the connection can serve again; if it is too long that is dropped. */
  private static void readAway(InputStream content, HttpPost request, Allowance allowance)
      throws IOException {
    try {
      content.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      if (!allowance.isSpent()) {
        throw e;
      }
      request.cancel();
    }
  }

  /** As text the database takes. */
  private static String text(byte[] head) {
    return new String(head, StandardCharsets.UTF_8).replace("\0", "");
  }

  private static Failure failureOf(IOException e, Deadline limit, Allowance allowance) {
    if (limit.hasPassed()) {
      return Failure.TIMEOUT;
    }
    return allowance.isSpent() ? Failure.CONNECTION : failureOf(e);
  }

  private static Failure failureOf(IOException e) {
    return switch (e) {
      case SSLException _ -> Failure.TLS;
      case InterruptedIOException _ -> Failure.TIMEOUT;
      case UnknownHostException _ -> Failure.ADDRESS;
      default -> Failure.CONNECTION;
    };
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private record Answer(Outcome outcome, @Nullable String head) {}
}
