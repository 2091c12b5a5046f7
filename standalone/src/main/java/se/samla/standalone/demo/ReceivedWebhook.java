package se.samla.standalone.demo;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A webhook as it arrived.
 *
 * @param headers by name, in any case
 * @param nanos when, on the clock of {@link System#nanoTime}
 */
record ReceivedWebhook(Map<String, List<String>> headers, String body, long nanos) {
  String id() {
    return header("webhook-id");
  }

  String header(String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }

  boolean tellsOfChanges() {
    return event().path("type").asString().equals("se.samla.dataset.changed.v1");
  }

  List<JsonNode> changes() {
    return StreamSupport.stream(event().path("data").path("changes").spliterator(), false).toList();
  }

  /** The numbers of the change sets it tells of. */
  List<Long> changeSets() {
    return changes().stream().map(change -> change.path("changeSet").asLong()).distinct().toList();
  }

  /**
   * Checks the signature with the Standard Webhooks library.
   *
   * @throws DemoFailedException when it is wrong
   */
  ReceivedWebhook verified(String secret) {
    try {
      new Webhook(secret).verify(body, headers);
      return this;
    } catch (WebhookVerificationException e) {
      throw new DemoFailedException("the signature of webhook " + id() + " is wrong: " + e);
    }
  }

  private JsonNode event() {
    return Api.parse(body);
  }
}
