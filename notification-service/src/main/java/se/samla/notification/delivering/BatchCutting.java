package se.samla.notification.delivering;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.notification.feed.ChangeFeed;
import se.samla.notification.feed.Excerpt;
import se.samla.notification.feed.Limits;
import se.samla.notification.feed.Range;

/**
 * The batch a claimed cursor has to send next: the one under way, as it was; else a new one, fixed
 * in the database before its first attempt.
 */
@Component
class BatchCutting {
  private final ChangeFeed feed;
  private final Claims claims;
  private final EventBodies bodies;
  private final DeliverySettings settings;
  private final Clock clock;

  BatchCutting(
      ChangeFeed feed, Claims claims, EventBodies bodies, DeliverySettings settings, Clock clock) {
    this.feed = feed;
    this.claims = claims;
    this.bodies = bodies;
    this.settings = settings;
    this.clock = clock;
  }

  /** Empty when there is nothing to send: nothing matched, or the lease is lost. */
  Optional<Parcel> cut(Claim claim) {
    if (claim.isAboutSubscription()) {
      return proof(claim);
    }
    var batch = claim.batch();
    return batch == null ? next(claim) : Optional.of(again(claim, batch));
  }

  private Optional<Parcel> proof(Claim claim) {
    var batch = claim.batch();
    var kept = batch == null ? batch(claim, Excerpt.nothing(claim.lastMatch())) : batch;
    return batch != null || claims.fix(claim, kept)
        ? Optional.of(new Parcel(kept, bodies.created(claim.subscription(), kept), null))
        : Optional.empty();
  }

  private Optional<Parcel> next(Claim claim) {
    var excerpt = feed.read(claim.range(), claim.target().filter()::matches, limits());
    if (excerpt.changes().isEmpty()) {
      claims.skip(claim, excerpt.to());
      return Optional.empty();
    }
    var batch = batch(claim, excerpt);
    return claims.fix(claim, batch) ? Optional.of(parcel(claim, batch, excerpt)) : Optional.empty();
  }

  private Parcel again(Claim claim, Batch batch) {
    var range = new Range(claim.stream(), claim.delivered(), batch.to());
    return parcel(claim, batch, feed.readAll(range, batch.filter()::matches));
  }

  private Parcel parcel(Claim claim, Batch batch, Excerpt excerpt) {
    return new Parcel(batch, bodies.changed(claim, batch, excerpt.changes()), newest(excerpt));
  }

  private Batch batch(Claim claim, Excerpt excerpt) {
    return new Batch(
        MessageId.create(),
        excerpt.to(),
        claim.target().filter(),
        claim.target().payload(),
        excerpt.to().compareTo(claim.lastMatch()) < 0,
        clock.instant());
  }

  private Limits limits() {
    return settings.batch().limits();
  }

  private static @Nullable Instant newest(Excerpt excerpt) {
    return excerpt.changes().isEmpty() ? null : excerpt.changes().getLast().committedAt();
  }
}
