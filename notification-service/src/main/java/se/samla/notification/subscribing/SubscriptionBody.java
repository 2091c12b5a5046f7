package se.samla.notification.subscribing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.notification.subscribing.SubscriptionCursors.Standing;

/**
 * A subscription as its owner sees it.
 *
 * @param cursors what was delivered, by stream: the dataset, {@code coverage/…}, {@code uploads/…}
 * @param secret what deliveries are verified with; shown when it was made, never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionBody(
    UUID id,
    @Nullable String secret,
    String status,
    @Nullable String reason,
    URI url,
    List<String> datasets,
    List<String> events,
    FilterBody filter,
    String payload,
    String onPoison,
    Map<String, String> cursors,
    Instant createdAt,
    Map<String, String> links) {

  static SubscriptionBody of(
      Subscription subscription, List<Standing> standings, @Nullable String secret) {
    return new SubscriptionBody(
        subscription.id(),
        secret,
        subscription.status().word(),
        subscription.reason(),
        subscription.url(),
        subscription.datasets(),
        subscription.events().stream().map(Events::word).toList(),
        FilterBody.of(subscription.filter()),
        subscription.payload(),
        subscription.onPoison(),
        cursors(standings),
        subscription.createdAt(),
        links("/v1/subscriptions/" + subscription.id()));
  }

  private static Map<String, String> cursors(List<Standing> standings) {
    var cursors = new TreeMap<String, String>();
    standings.forEach(
        standing -> {
          var delivered = standing.delivered();
          if (delivered != null) {
            cursors.put(standing.stream(), delivered.toString());
          }
        });
    return cursors;
  }

  private static Map<String, String> links(String self) {
    return Map.of("self", self, "deliveries", self + "/deliveries");
  }
}
