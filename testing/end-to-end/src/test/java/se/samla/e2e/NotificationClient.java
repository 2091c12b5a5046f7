package se.samla.e2e;

import static se.samla.e2e.Requests.authorized;
import static se.samla.e2e.Requests.json;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.samla.schemas.changes.Cursor;
import tools.jackson.databind.JsonNode;

/** What subscribers do, and the operator who registers them. */
record NotificationClient(PatientClient http, URI url, String operatorKey) {
  /** A new subscriber's key. */
  String subscriber() {
    return subscriber(Map.of("name", "Badappen"));
  }

  private String subscriber(Map<String, ?> who) {
    var path = url + "/v1/subscribers";
    return http.send(json("POST", path, operatorKey, who)).get("key").asString();
  }

  /** A publisher to what becomes of its own uploads. */
  Subscription follow(URI endpoint, Publisher publisher, String dataset) {
    var key = subscriber(Map.of("name", "Kommunen", "publisher", publisher.organisationNumber()));
    return subscribe(
        endpoint, key, Map.of("datasets", List.of(dataset), "events", List.of("uploads")));
  }

  /** To all of a dataset, from the beginning. */
  Subscription subscribe(URI endpoint, String dataset) {
    return subscribe(
        endpoint, Map.of("datasets", List.of(dataset), "payload", "full", "from", "beginning"));
  }

  Subscription subscribe(URI endpoint, Map<String, ?> wish) {
    return subscribe(endpoint, subscriber(), wish);
  }

  private Subscription subscribe(URI endpoint, String key, Map<String, ?> wish) {
    var whole = new HashMap<String, Object>(wish);
    whole.put("url", endpoint.toString());
    var made = http.send(json("POST", url + "/v1/subscriptions", key, whole));
    return new Subscription(
        made.get("id").asString(), key, made.get("secret").asString(), placesOf(made));
  }

  private static Map<String, Cursor> placesOf(JsonNode made) {
    return made.get("cursors")
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> Cursor.parse(e.getValue().asString())));
  }

  void unsubscribe(Subscription subscription) {
    http.answer(authorized(addressOf(subscription), subscription.key()).DELETE().build());
  }

  /** How a subscription stands. */
  JsonNode subscription(Subscription subscription) {
    return http.send(authorized(addressOf(subscription), subscription.key()).GET());
  }

  /** The newest attempts. */
  List<JsonNode> deliveries(Subscription subscription) {
    var path = addressOf(subscription) + "/deliveries";
    var answer = http.send(authorized(path, subscription.key()).GET());
    return answer.get("deliveries").valueStream().toList();
  }

  private String addressOf(Subscription subscription) {
    return url + "/v1/subscriptions/" + subscription.id();
  }
}
