package se.samla.notification.delivering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.notification.feed.CatalogUnavailableException;
import se.samla.notification.feed.ChangeFeed;
import se.samla.notification.feed.Excerpt;
import se.samla.notification.feed.Feed;
import se.samla.notification.feed.Limits;
import se.samla.notification.feed.Range;
import se.samla.schemas.changes.Cursor;

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
    return batch == null ? next(claim) : again(claim, batch);
  }

  private Optional<Parcel> proof(Claim claim) {
    var batch = claim.batch();
    var kept = batch == null ? batch(claim, Excerpt.nothing(claim.lastMatch())) : batch;
    return batch != null || claims.fix(claim, kept)
        ? Optional.of(new Parcel(kept, bodies.created(claim.subscription(), kept), null, null))
        : Optional.empty();
  }

  private Optional<Parcel> next(Claim claim) {
    var restart = restartOf(claim);
    if (restart.isPresent()) {
      return fixed(claim, Excerpt.nothing(restart.get()));
    }
    var excerpt = feed.read(claim.range(), claim.filter()::matches, limits());
    return excerpt.changes().isEmpty() ? stepOver(claim, excerpt.to()) : fixed(claim, excerpt);
  }

  /** A range of two epochs is only ever one from before the catalog was restored to after it. */
  private Optional<Cursor> restartOf(Claim claim) {
    return claim.delivered().epoch() == claim.lastMatch().epoch()
        ? Optional.empty()
        : feed.restartOf(claim.stream(), claim.delivered());
  }

  private Optional<Parcel> stepOver(Claim claim, Cursor to) {
    if (to.compareTo(claim.delivered()) > 0) {
      claims.skip(claim, to);
    } else if (claim.lastMatch().equals(Feed.UNKNOWN_END)) {
      claims.rest(claim);
    } else {
      throw new CatalogUnavailableException(claim.range() + " is not to be had now", null);
    }
    return Optional.empty();
  }

  private Optional<Parcel> fixed(Claim claim, Excerpt excerpt) {
    var batch = batch(claim, excerpt);
    if (claims.fix(claim, batch)) {
      return Optional.of(parcel(claim, batch, excerpt));
    }
    claims.postpone(claim, Duration.ZERO); // somebody has set the cursor elsewhere: look again
    return Optional.empty();
  }

  /**
   * What follows a batch once it has arrived, as far as it can be told without asking anybody. It
   * is not fixed yet.
   */
  Optional<Following> following(Claim claim, Batch arrived) {
    var next = claim.after(arrived);
    return claim.isAboutSubscription() || next.range().isEmpty()
        ? Optional.empty()
        : feed.readRecent(next.range(), next.filter()::matches, limits())
            .filter(excerpt -> !excerpt.changes().isEmpty())
            .map(excerpt -> new Following(next, batch(next, excerpt), excerpt));
  }

  Parcel parcel(Following fixed) {
    return parcel(fixed.claim(), fixed.batch(), fixed.excerpt());
  }

  private Optional<Parcel> again(Claim claim, Batch batch) {
    var parcel = parcel(claim, batch, excerpt(claim, batch));
    return claims.renew(claim) ? Optional.of(parcel) : Optional.empty();
  }

  private Excerpt excerpt(Claim claim, Batch batch) {
    return batch.isRestart(claim.delivered())
        ? Excerpt.nothing(batch.to())
        : feed.readAll(
            new Range(claim.stream(), claim.delivered(), batch.to()), batch.filter()::matches);
  }

  private Parcel parcel(Claim claim, Batch batch, Excerpt excerpt) {
    return new Parcel(
        batch,
        bodies.of(claim, batch, excerpt.changes()),
        newest(excerpt),
        Cause.of(excerpt.changes()));
  }

  private Batch batch(Claim claim, Excerpt excerpt) {
    return new Batch(
        MessageId.create(),
        excerpt.to(),
        claim.filter(),
        claim.target().payload(),
        excerpt.to().compareTo(claim.lastMatch()) < 0,
        now());
  }

  /** As exact as the database keeps it: a batch that is sent again is the same to the last byte. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Limits limits() {
    return settings.batch().limits();
  }

  private static @Nullable Instant newest(Excerpt excerpt) {
    return excerpt.changes().isEmpty() ? null : excerpt.changes().getLast().committedAt();
  }
}
