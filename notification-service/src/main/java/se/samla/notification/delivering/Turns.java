package se.samla.notification.delivering;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What one subscriber may have of this instance: so many requests a second, and so many under way
 * at once, however many subscriptions it has. A subscriber that is slow fills its own places only.
 */
@Component
class Turns {
  private static final Duration WHEN_FULL = Duration.ofSeconds(1);

  /** So many subscribers are remembered; a forgotten one begins with a full bucket. */
  private static final int MOST = 10_000;

  private static final int UNPROVEN_A_MINUTE = 5;

  private final Map<UUID, Share> shares = new ConcurrentHashMap<>();
  private final DeliverySettings.Subscriber settings;

  @Autowired
  Turns(DeliverySettings settings) {
    this(settings.subscriber());
  }

  Turns(DeliverySettings.Subscriber settings) {
    this.settings = settings;
  }

  /**
   * Takes a turn; empty when it may begin now.
   *
   * @return how long to wait before trying again
   */
  Optional<Duration> take(UUID subscriber) {
    var share = shareOf(subscriber);
    var pause = share.tryEnter(settings.inFlight()) ? share.pause() : WHEN_FULL;
    return pause.isZero() ? Optional.empty() : Optional.of(pause);
  }

  /**
   * Does something in a subscriber's turn, at once or not at all.
   *
   * @throws TooManyRequestsException when it may not begin now
   */
  <T> T call(UUID subscriber, Supplier<T> work) {
    take(subscriber)
        .ifPresent(
            pause -> {
              throw new TooManyRequestsException(settings, pause);
            });
    try {
      return work.get();
    } finally {
      end(subscriber);
    }
  }

  /**
   * The same for a URL that has not proven itself: a few a minute, whosesoever it is.
   *
   * @throws TooManyRequestsException when it may not begin now
   */
  <T> T callUnproven(UUID subscriber, Supplier<T> work) {
    var probe = shareOf(subscriber).unproven.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooManyRequestsException(
          UNPROVEN_A_MINUTE, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
    return call(subscriber, work);
  }

  private Share shareOf(UUID subscriber) {
    return shares.computeIfAbsent(subscriber, _ -> new Share(bucket(), unproven()));
  }

  private static Bucket unproven() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(UNPROVEN_A_MINUTE)
                    .refillGreedy(UNPROVEN_A_MINUTE, Duration.ofMinutes(1)))
        .build();
  }

  /** Whether who has a turn may have one more request at once. */
  boolean again(UUID subscriber) {
    var share = shares.get(subscriber);
    return share != null && share.bucket.tryConsume(1);
  }

  /** Gives a turn back when its request is over. */
  void end(UUID subscriber) {
    var share = shares.get(subscriber);
    if (share != null) {
      share.leave();
    }
    if (shares.size() > MOST) {
      shares.values().removeIf(Share::isIdle);
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(2L * settings.rate())
                    .refillGreedy(settings.rate(), Duration.ofSeconds(1)))
        .build();
  }

  private static final class Share {
    private final Bucket bucket;
    private final Bucket unproven;
    private int underWay;

    Share(Bucket bucket, Bucket unproven) {
      this.bucket = bucket;
      this.unproven = unproven;
    }

    synchronized boolean tryEnter(int most) {
      var free = underWay < most;
      underWay += free ? 1 : 0;
      return free;
    }

    /** Zero when the request may begin; else the place is given back. */
    Duration pause() {
      var probe = bucket.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        leave();
      }
      return Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    synchronized void leave() {
      underWay--;
    }

    synchronized boolean isIdle() {
      return underWay == 0;
    }
  }
}
