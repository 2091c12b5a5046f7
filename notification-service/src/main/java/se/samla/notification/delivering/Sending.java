package se.samla.notification.delivering;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.notification.addresses.Endpoint;
import se.samla.notification.addresses.EndpointGuard;
import se.samla.notification.addresses.ForbiddenEndpointException;
import se.samla.notification.delivering.Outcome.Failed;
import se.samla.notification.delivering.Outcome.Failure;
import se.samla.notification.signing.WebhookSignature;
import se.samla.schemas.tracing.Tracing;

/** One attempt: vet the address as of now, sign as of now, send. */
@Component
class Sending {
  private final EndpointGuard guard;
  private final WebhookClient client;
  private final Clock clock;
  private final Tracing tracing;

  Sending(EndpointGuard guard, WebhookClient client, Clock clock, Tracing tracing) {
    this.guard = guard;
    this.client = client;
    this.clock = clock;
    this.tracing = tracing;
  }

  /** In the trace of the upload that caused it; the receiver is told, and may go on with it. */
  Reply send(Letter letter) {
    var upload = letter.upload();
    return upload == null
        ? attempt(letter)
        : tracing.stage("deliver", upload).call(() -> attempt(letter));
  }

  private Reply attempt(Letter letter) {
    try {
      return send(letter, guard.vet(letter.url()));
    } catch (ForbiddenEndpointException _) {
      return new Reply(new Failed(Failure.ADDRESS), null, clock.instant(), Duration.ZERO);
    }
  }

  private Reply send(Letter letter, Endpoint endpoint) {
    return client.post(endpoint, letter.body(), headers(letter));
  }

  private Map<String, String> headers(Letter letter) {
    var now = clock.instant();
    var headers = new LinkedHashMap<String, String>();
    headers.put("webhook-id", letter.id());
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put(
        "webhook-signature",
        WebhookSignature.of(letter.id(), now, letter.body(), letter.secrets()));
    traceparent(letter.upload()).ifPresent(span -> headers.put("traceparent", span));
    return headers;
  }

  private Optional<String> traceparent(@Nullable UUID upload) {
    return Optional.ofNullable(upload).map(tracing::traceparent);
  }
}
