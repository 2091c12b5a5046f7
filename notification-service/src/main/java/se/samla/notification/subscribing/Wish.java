package se.samla.notification.subscribing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samla.notification.problems.InvalidRequestException;
import tools.jackson.databind.JsonNode;

/** The bodies with which subscriptions are asked for and edited. */
final class Wish {
  private static final int LONGEST_URL = 2_000;

  private Wish() {}

  /**
   * A new subscription.
   *
   * @param events {@code changes} (default), {@code coverage}, {@code uploads}
   * @param from {@code now} (default), {@code beginning} or {@code {dataset: cursor}}
   * @param signature {@code v1} (default, a shared secret) or {@code v1a} (ed25519)
   */
  record NewSubscription(
      @Nullable String url,
      @Nullable List<String> datasets,
      @Nullable List<String> events,
      @Nullable FilterBody filter,
      @Nullable String payload,
      @Nullable JsonNode from,
      @Nullable String signature,
      @Nullable String onPoison) {

    List<String> checkedDatasets(Collection<String> known) {
      var wanted = datasets == null ? Set.<String>of() : new LinkedHashSet<>(datasets);
      if (wanted.isEmpty() || !new HashSet<>(known).containsAll(wanted)) {
        throw new InvalidRequestException(
            "datasets: " + wanted + " (expected: at least one of " + known + ")");
      }
      return wanted.stream().sorted().toList(); // feeds are held in one order by all
    }
  }

  /** An edit: what is left out stays as it is. */
  record Edit(
      @Nullable String url,
      @Nullable FilterBody filter,
      @Nullable String payload,
      @Nullable String onPoison) {

    /** The subscription as it is wished, but for the URL. */
    Subscription of(Subscription before) {
      return before.with(
          filter == null ? before.filter() : FilterBody.checked(filter),
          payload == null ? before.payload() : checkedPayload(payload),
          onPoison == null ? before.onPoison() : checkedOnPoison(onPoison));
    }
  }

  static URI checkedUrl(@Nullable String url) {
    if (url == null || url.length() > LONGEST_URL) {
      throw new InvalidRequestException(
          "url: " + (url == null ? "nothing" : "too long") + " (expected: an https URL)");
    }
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new InvalidRequestException("url: " + url + " (expected: an https URL)");
    }
  }

  static String checkedPayload(@Nullable String payload) {
    return oneOf("payload", payload, "full", "thin");
  }

  static String checkedOnPoison(@Nullable String onPoison) {
    return oneOf("onPoison", onPoison, "disable", "skip");
  }

  private static String oneOf(String name, @Nullable String value, String standard, String other) {
    if (value != null && !value.equals(standard) && !value.equals(other)) {
      throw new InvalidRequestException(
          name + ": " + value + " (expected: " + standard + " or " + other + ")");
    }
    return value == null ? standard : value;
  }
}
