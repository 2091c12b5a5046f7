package se.samla.notification;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as its receiver got it.
 *
 * @param answered the status it was answered with
 */
record ReceivedWebhook(
    Map<String, List<String>> headers, String body, JsonNode event, int answered) {
  private static final JsonMapper JSON = new JsonMapper();

  ReceivedWebhook {
    var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  static ReceivedWebhook of(Map<String, List<String>> headers, String body, int answered) {
    return new ReceivedWebhook(headers, body, JSON.readTree(body), answered);
  }

  String id() {
    return header("webhook-id");
  }

  String header(String name) {
    return Objects.requireNonNull(headers.get(name), name).getFirst();
  }

  JsonNode data() {
    return event.get("data");
  }

  String type() {
    return event.get("type").asString();
  }

  List<String> recordIds() {
    return StreamSupport.stream(data().path("changes").spliterator(), false)
        .map(change -> change.get("recordId").asString())
        .toList();
  }

  /** Verifies the signature with a library that is not ours. */
  void verify(String secret) throws WebhookVerificationException {
    var lower = new TreeMap<String, List<String>>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(java.util.Locale.ROOT), values));
    new Webhook(secret).verify(body, lower);
  }
}
