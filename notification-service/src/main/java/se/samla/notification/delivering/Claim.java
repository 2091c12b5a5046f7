package se.samla.notification.delivering;

import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.samla.notification.feed.Range;
import se.samla.notification.subscribing.Filter;
import se.samla.notification.subscribing.OwnStream;
import se.samla.schemas.changes.Cursor;

/**
 * A due cursor under lease.
 *
 * @param token fences: what comes with a lower one moves nothing
 * @param delivered where the next batch starts
 * @param lastMatch how far it may go
 * @param batch the batch under way, or null
 * @param attempts failed attempts with it
 * @param refusals how many of them were refused by the receiver itself
 */
record Claim(
    UUID subscription,
    String stream,
    long token,
    Cursor delivered,
    Cursor lastMatch,
    @Nullable Batch batch,
    int attempts,
    int refusals,
    Target target) {

  Range range() {
    return new Range(stream, delivered, lastMatch);
  }

  /** What the next batch is cut with. */
  Filter filter() {
    return target.filter().of(stream);
  }

  /** As it is once a batch has arrived, and the lease goes on. */
  Claim after(Batch arrived) {
    return new Claim(subscription, stream, token, arrived.to(), lastMatch, null, 0, 0, target);
  }

  boolean isAboutSubscription() {
    return stream.equals(OwnStream.NAME);
  }

  /** An event about the subscription itself cannot be left out: it is no batch of a feed. */
  boolean skipsPoison() {
    return !isAboutSubscription() && target.onPoison().equals("skip");
  }

  /**
   * The subscription as it is now; a batch keeps the filter and the payload it began with.
   *
   * @param revision grows with every edit
   */
  record Target(
      UUID subscriber,
      String url,
      Filter filter,
      String payload,
      String onPoison,
      long revision,
      String secret,
      @Nullable String previousSecret) {

    /** Encrypted, the one of today first. */
    Stream<String> secrets() {
      return Stream.concat(Stream.of(secret), Stream.ofNullable(previousSecret));
    }
  }
}
