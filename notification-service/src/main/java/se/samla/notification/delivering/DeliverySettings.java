package se.samla.notification.delivering;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import se.samla.notification.feed.Limits;

/**
 * @param inFlight requests under way at once, in all
 * @param lease how long a worker may hold a cursor; longer than a whole attempt
 * @param batch where a batch ends
 * @param request limits of one request
 * @param retries when a batch that failed is sent again
 * @param subscriber what one subscriber may have of all this
 */
@ConfigurationProperties("samla.webhooks.delivery")
record DeliverySettings(
    int inFlight,
    Duration lease,
    Batch batch,
    Request request,
    Retries retries,
    Subscriber subscriber) {
  private static final Duration MARGIN = Duration.ofSeconds(2);

  DeliverySettings {
    atLeastOne("in-flight", inFlight);
    requireLease(lease, request.deadline(), "the request's deadline");
  }

  /**
   * @param resolving how long the name may take before the request begins
   * @throws IllegalArgumentException when an attempt may last longer than the lease
   */
  void requireLeaseFor(Duration resolving) {
    var words = "%s for the name, the request's deadline".formatted(resolving);
    requireLease(lease, resolving.plus(request.deadline()), words);
  }

  private static void requireLease(Duration lease, Duration attempt, String words) {
    var shortest = attempt.plus(MARGIN);
    if (lease.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "samla.webhooks.delivery.lease: %s (expected: at least %s, %s and %s)"
              .formatted(lease, shortest, words, MARGIN));
    }
  }

  private static void atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "samla.webhooks.delivery.%s: %d (expected: >= 1)".formatted(name, value));
    }
  }

  /**
   * @param rate requests a second, from each instance
   * @param inFlight requests under way at once, from each instance
   */
  record Subscriber(int rate, int inFlight) {
    Subscriber {
      atLeastOne("subscriber.rate", rate);
      atLeastOne("subscriber.in-flight", inFlight);
    }
  }

  /** A batch ends at so many changes, or at so many bytes of them. */
  record Batch(int changes, DataSize size) {
    Batch {
      atLeastOne("batch.changes", changes);
      atLeastOne("batch.size", size.toBytes());
    }

    Limits limits() {
      return new Limits(changes, size.toBytes());
    }
  }

  /**
   * @param connectTimeout for one address
   * @param deadline for the whole request, headers and body, however slowly they come
   */
  record Request(Duration connectTimeout, Duration deadline) {}

  /**
   * @param delays after the first failure, the second, …; after the last the subscription is
   *     disabled
   * @param jitter the share by which a delay is longer or shorter at random
   * @param longestSlowDown how much of a {@code Retry-After} is honoured
   */
  record Retries(List<Duration> delays, double jitter, Duration longestSlowDown) {
    Retries {
      delays = List.copyOf(delays);
      if (jitter < 0 || jitter >= 1) {
        throw new IllegalArgumentException(
            "samla.webhooks.delivery.retries.jitter: " + jitter + " (expected: from 0 to below 1)");
      }
    }
  }
}
