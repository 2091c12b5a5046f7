package se.samla.notification.subscribing;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber wants to hear, and where.
 *
 * @param events what it hears of each dataset
 * @param payload {@code full}, or {@code thin} without the changes themselves
 * @param onPoison {@code disable}, or {@code skip} a batch that is refused every time
 * @param reason why it is disabled or gone
 * @param provenAt when its URL answered the signed proof event
 */
record Subscription(
    UUID id,
    URI url,
    List<String> datasets,
    List<Events> events,
    Filter filter,
    String payload,
    String onPoison,
    SubscriptionStatus status,
    @Nullable String reason,
    @Nullable Instant provenAt,
    Instant createdAt) {

  /** The same with a new URL, which has to prove itself. */
  Subscription movedTo(URI newUrl) {
    return new Subscription(
        id,
        newUrl,
        datasets,
        events,
        filter,
        payload,
        onPoison,
        status.moved(),
        null,
        null,
        createdAt);
  }

  Subscription with(Filter newFilter, String newPayload, String newOnPoison) {
    return new Subscription(
        id,
        url,
        datasets,
        events,
        newFilter,
        newPayload,
        newOnPoison,
        status,
        reason,
        provenAt,
        createdAt);
  }

  Subscription resumed() {
    return new Subscription(
        id,
        url,
        datasets,
        events,
        filter,
        payload,
        onPoison,
        status.resumed(provenAt != null),
        null,
        provenAt,
        createdAt);
  }
}
