package se.samla.e2e;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A webhook as it came. */
record Delivery(HttpHeaders headers, String body) {
  private static final JsonMapper JSON = new JsonMapper();

  String id() {
    return headers.firstValue("webhook-id").orElseThrow();
  }

  JsonNode event() {
    return JSON.readTree(body);
  }

  /** The changes that an event tells of, none when it is of another kind. */
  List<JsonNode> changes() {
    return event().path("data").path("changes").valueStream().toList();
  }

  /** By the library that subscribers use. */
  void verify(Webhook webhook) throws WebhookVerificationException {
    webhook.verify(body, headers);
  }

  /** The same however long ago it came: the library refuses what is older than five minutes. */
  boolean isSignedBy(Webhook webhook) {
    var time = headers.firstValueAsLong("webhook-timestamp").orElseThrow();
    var signatures = headers.firstValue("webhook-signature").orElse("");
    try {
      return signatures.contains(webhook.sign(id(), time, body));
    } catch (WebhookSigningException e) {
      throw new IllegalStateException(e);
    }
  }
}
