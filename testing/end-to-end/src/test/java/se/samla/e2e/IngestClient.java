package se.samla.e2e;

import static se.samla.e2e.Requests.authorized;
import static se.samla.e2e.Requests.encoded;
import static se.samla.e2e.Requests.json;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What publishers do, and the operator who registers them. */
record IngestClient(PatientClient http, URI url, String operatorKey) {
  private static final Set<String> ENDS =
      Set.of("merged", "rejected", "failed", "held", "abandoned");

  Publisher register(
      String organisationNumber, String name, String municipalityCode, String... datasets) {
    var path = url + "/v1/publishers/" + organisationNumber;
    var publisher =
        Map.of("name", name, "municipalityCode", municipalityCode, "datasets", datasets);
    http.send(json("PUT", path, operatorKey, publisher));
    var key = http.send(json("POST", path + "/keys", operatorKey, Map.of()));
    return new Publisher(organisationNumber, key.get("key").asString());
  }

  /** A municipality with an invented organisation number. */
  Publisher municipality(String code, String dataset) {
    return register(BathingRegister.organisationNumberOf(code), "Kommun " + code, code, dataset);
  }

  /** Uploads a file and waits for the end of its way, through restarts of every service. */
  JsonNode upload(Publisher publisher, String dataset, String mediaType, String file) {
    var request = push(publisher, dataset, mediaType).POST(BodyPublishers.ofString(file));
    return awaitEnd(publisher, http.send(request).get("id").asString());
  }

  /**
   * Sends a file as it comes; the answer is whatever the service says, or how the sending ended.
   */
  CompletableFuture<HttpResponse<String>> pushing(
      Publisher publisher, String dataset, BodyPublisher file) {
    return http.sendOnce(push(publisher, dataset, "text/csv").POST(file).build());
  }

  /** Sends a file of one row and waits for the end of its way, so long at most. */
  CompletableFuture<HttpResponse<String>> pushAndWait(
      Publisher publisher, String dataset, Duration atMost) {
    return http.sendOnce(
        push(publisher, dataset, "text/csv")
            .header("Prefer", "wait=" + atMost.toSeconds())
            .POST(BodyPublishers.ofString("place_id;name;latitude;longitude\nen;En;59,51;18,07\n"))
            .build());
  }

  private HttpRequest.Builder push(Publisher publisher, String dataset, String mediaType) {
    return authorized(url + "/v1/datasets/" + dataset + "/uploads", publisher.key())
        .header("Content-Type", mediaType);
  }

  JsonNode put(Publisher publisher, String dataset, String localId, Map<String, ?> record) {
    var path = url + "/v1/datasets/" + dataset + "/records/" + encoded(localId);
    return http.send(json("PUT", path, publisher.key(), record));
  }

  /** The same, and waits for the end of its way. */
  JsonNode putAndWait(Publisher publisher, String dataset, String localId, Map<String, ?> record) {
    return awaitEnd(publisher, put(publisher, dataset, localId, record).get("id").asString());
  }

  /** Waits for the end of an upload's way. */
  JsonNode awaitEnd(Publisher publisher, String upload) {
    return Awaitility.await()
        .atMost(PatientClient.PATIENCE)
        .until(() -> upload(publisher, upload), u -> ENDS.contains(u.get("status").asString()));
  }

  /** How an upload stands. */
  JsonNode upload(Publisher publisher, String id) {
    return http.send(authorized(addressOf(id), publisher.key()).GET());
  }

  /** A publisher's newest uploads. */
  List<JsonNode> uploads(Publisher publisher) {
    var answer = http.send(authorized(url + "/v1/uploads", publisher.key()).GET());
    return answer.get("uploads").valueStream().toList();
  }

  /** How many uploads of a publisher are at a place of their way. */
  long count(Publisher publisher, String status) {
    return uploads(publisher).stream()
        .filter(upload -> upload.get("status").asString().equals(status))
        .count();
  }

  /** The upload of a publisher that has made no other. */
  JsonNode only(Publisher publisher) {
    return uploads(publisher).getFirst();
  }

  JsonNode preview(Publisher publisher, JsonNode upload) {
    return http.send(authorized(addressOf(upload) + "/preview", publisher.key()).GET());
  }

  List<JsonNode> issues(Publisher publisher, JsonNode upload) {
    var path = addressOf(upload) + "/issues?limit=1000";
    var answer = http.send(authorized(path, publisher.key()).GET());
    return answer.get("issues").valueStream().toList();
  }

  /** Decides about an upload, and waits for the end of its way where it goes on. */
  JsonNode decide(Publisher publisher, JsonNode upload, String decision, Map<String, ?> body) {
    var decided =
        http.send(json("POST", addressOf(upload) + "/" + decision, publisher.key(), body));
    return awaitEnd(publisher, decided.get("id").asString());
  }

  JsonNode discard(JsonNode upload, String key, String reason) {
    return discard(upload.get("id").asString(), key, reason);
  }

  JsonNode discard(String upload, String key, String reason) {
    return http.send(authorized(addressOf(upload) + "?reason=" + encoded(reason), key).DELETE());
  }

  /** Erases a record's personal data; it is gone a moment later. */
  void erase(String dataset, String recordId) {
    var path = url + "/v1/datasets/" + dataset + "/records/" + recordId + "/erasure";
    http.send(json("POST", path, operatorKey, Map.of("reason", "asked for")));
  }

  private String addressOf(JsonNode upload) {
    return addressOf(upload.get("id").asString());
  }

  private String addressOf(String id) {
    return url + "/v1/uploads/" + id;
  }
}
