package se.samla.notification.subscribing;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samla.notification.addresses.EndpointGuard;
import se.samla.notification.problems.InvalidRequestException;
import se.samla.notification.signing.SecretVault;
import se.samla.notification.signing.SigningSecret;
import se.samla.notification.subscribing.Wish.Edit;
import se.samla.schemas.changes.Cursor;
import tools.jackson.databind.JsonNode;

/** A subscription's life after it was made, as its owner leads it. */
@Component
public class Subscriptions {
  private static final Duration BOTH_SECRETS_VALID = Duration.ofHours(24);

  private final SubscriptionRepository rows;
  private final Places places;
  private final EndpointGuard guard;
  private final SecretVault vault;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Subscriptions(
      SubscriptionRepository rows,
      Places places,
      EndpointGuard guard,
      SecretVault vault,
      Clock clock) {
    this.rows = rows;
    this.places = places;
    this.guard = guard;
    this.vault = vault;
    this.clock = clock;
  }

  /** Where the subscription's events go, if it is this subscriber's. */
  @Transactional
  public Recipient recipient(Subscriber owner, UUID id) {
    return rows.recipient(lock(owner, id).id());
  }

  @Transactional
  SubscriptionBody get(Subscriber owner, UUID id) {
    return bodyOf(lock(owner, id));
  }

  @Transactional
  List<SubscriptionBody> list(Subscriber owner, Paging paging) {
    return rows.all(owner.id(), paging).stream().map(this::bodyOf).toList();
  }

  /** A URL is vetted first, while nothing is held: its name may take a while to resolve. */
  @Transactional
  SubscriptionBody edit(Subscriber owner, UUID id, Edit edit) {
    var url = edit.url() == null ? null : guard.vet(Wish.checkedUrl(edit.url())).url();
    var before = lock(owner, id);
    var after = edit.of(moved(before, url));
    rows.update(after);
    places.catchUp(id);
    if (!after.url().equals(before.url())) {
      places.askForProof(id);
    }
    return bodyOf(after);
  }

  @Transactional
  void delete(Subscriber owner, UUID id) {
    rows.delete(lock(owner, id).id());
  }

  /**
   * Goes on after a failure.
   *
   * @param fromNow leaves out what was missed
   */
  @Transactional
  SubscriptionBody resume(Subscriber owner, UUID id, boolean fromNow) {
    var resumed = lock(owner, id).resumed();
    rows.update(resumed);
    if (fromNow) {
      places.skipToNow(id);
    }
    if (resumed.status() == SubscriptionStatus.ACTIVE) {
      places.release(id);
    } else {
      places.askForProof(id);
    }
    return bodyOf(resumed);
  }

  /** What failed is tried again at once, without waiting for its next retry. */
  @Transactional
  SubscriptionBody retryNow(Subscriber owner, UUID id) {
    var subscription = lock(owner, id);
    places.retryNow(id);
    return bodyOf(subscription);
  }

  /** Sets cursors back. */
  @Transactional
  SubscriptionBody replay(
      Subscriber owner, UUID id, @Nullable JsonNode after, @Nullable Instant since) {
    var subscription = lock(owner, id);
    if (after != null) {
      StartingPoint.cursors("after", after).forEach((stream, cursor) -> replay(id, stream, cursor));
    } else if (since != null) {
      places.replay(id, since);
    } else {
      throw new InvalidRequestException("replay: nothing (expected: after or since)");
    }
    return bodyOf(subscription);
  }

  /**
   * A new secret of the same kind; the old one signs beside it for a day. Meanwhile there is no
   * third: the receiver may know the first only, for the answer may have been lost.
   *
   * @throws RotationUnderWayException before that day is over
   */
  @Transactional
  SubscriptionBody rotate(Subscriber owner, UUID id) {
    var subscription = lock(owner, id);
    rows.previousUntil(id)
        .ifPresent(
            until -> {
              throw new RotationUnderWayException(Duration.between(clock.instant(), until), until);
            });
    var secret =
        SigningSecret.create(vault.decrypt(id, rows.recipient(id).secret()).kind(), random);
    rows.rotate(id, vault.encrypt(id, secret), clock.instant().plus(BOTH_SECRETS_VALID));
    return SubscriptionBody.of(subscription, places.of(id), secret.shown());
  }

  private Subscription lock(Subscriber owner, UUID id) {
    return rows.lock(owner.id(), id).orElseThrow(() -> new SubscriptionNotFoundException(id));
  }

  private SubscriptionBody bodyOf(Subscription subscription) {
    return SubscriptionBody.of(subscription, places.of(subscription.id()), null);
  }

  private static Subscription moved(Subscription subscription, @Nullable URI url) {
    return url == null || url.equals(subscription.url()) ? subscription : subscription.movedTo(url);
  }

  private void replay(UUID id, String stream, Cursor after) {
    var known = places.of(id).stream().map(SubscriptionCursors.Standing::stream).toList();
    if (!known.contains(stream)) {
      throw new InvalidRequestException("after: " + stream + " (expected: one of " + known + ")");
    }
    places.replay(id, stream, after);
  }
}
