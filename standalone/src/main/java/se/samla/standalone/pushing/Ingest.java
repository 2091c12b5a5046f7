package se.samla.standalone.pushing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP interface of an ingest service, for one publisher.
 *
 * @param url its root
 * @param key the publisher's
 * @param language of the messages: Swedish, else English
 */
public record Ingest(URI url, String key, Locale language) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration AT_MOST = Duration.ofMinutes(3);
  private static final Set<String> ON_ITS_WAY = Set.of("receiving", "validating", "merging");

  /** Neither in a log nor in a message. */
  @Override
  public String toString() {
    return url.toString();
  }

  /** Validates the file and leaves no trace; the report with its issues. */
  JsonNode validate(Submission submission, Progress progress) {
    return json(send(submission, "&validateOnly=true", progress));
  }

  /** The upload at the end of its way, or as it stands when that took too long. */
  JsonNode upload(Submission submission, Progress progress) {
    return ended(send(submission, "", progress));
  }

  JsonNode preview(JsonNode upload) {
    return json(answerTo(request(pathOf(upload) + "/preview").GET().build()));
  }

  /** At most 100, in the file's order. */
  JsonNode issues(JsonNode upload) {
    return json(answerTo(request(pathOf(upload) + "/issues?limit=100").GET().build()));
  }

  /** Confirms what a preview shows; the upload at the end of its way. */
  JsonNode confirm(JsonNode upload, JsonNode preview) {
    var body =
        Map.of(
            "preview", preview.path("hash").asString(),
            "deletions", preview.path("counts").path("deleted").asLong(),
            "reason", "samla push --yes");
    return ended(
        answerTo(
            waiting(pathOf(upload) + "/confirmation")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build()));
  }

  static boolean isOnItsWay(JsonNode upload) {
    return ON_ITS_WAY.contains(upload.path("status").asString());
  }

  /** The body goes when the service has looked at the key and asked for it. */
  private Answer send(Submission submission, String query, Progress progress) {
    var request =
        waiting(submission.path() + query)
            .header("Content-Type", submission.type().mediaType())
            .expectContinue(true)
            .POST(new CountedBody(submission.body(), progress));
    return answerTo(
        (submission.isGzip() ? request.header("Content-Encoding", "gzip") : request).build());
  }

  /** The rejected one is in the problem details; of one that is still on its way we ask again. */
  private JsonNode ended(Answer answer) {
    var rejected = answer.json().path("upload");
    if (answer.status() == 422 && rejected.isObject()) {
      return rejected;
    }
    var upload = json(answer);
    return isOnItsWay(upload) ? new Waiting(this).end(upload) : upload;
  }

  JsonNode again(JsonNode upload) {
    return json(answerTo(request(pathOf(upload)).GET().build()));
  }

  private static String pathOf(JsonNode upload) {
    return "/v1/uploads/" + upload.path("id").asString();
  }

  private HttpRequest.Builder waiting(String path) {
    return request(path).header("Prefer", "wait=60");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url.toString().replaceFirst("/+$", "") + path))
        .timeout(AT_MOST)
        .header("Authorization", "Bearer " + key)
        .header("Accept", "application/json, application/problem+json")
        .header("Accept-Language", language.getLanguage().equals("sv") ? "sv" : "en");
  }

  private record Answer(int status, JsonNode json) {}

  private static JsonNode json(Answer answer) {
    if (answer.status() >= 300) {
      throw new PushException(answer.status() + " " + detailOf(answer.json()));
    }
    return answer.json();
  }

  private static String detailOf(JsonNode problem) {
    var detail = problem.path("detail").asString("");
    return detail.isEmpty() ? problem.path("title").asString("") : detail;
  }

  private static Answer answerTo(HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), parsed(response.body()));
    } catch (IOException e) {
      throw new PushException(request.uri() + " does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PushException("interrupted while waiting for " + request.uri());
    }
  }

  /** Something between us and the service may answer in another way. */
  private static JsonNode parsed(String body) {
    try {
      return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (JacksonException _) {
      return JSON.createObjectNode().put("detail", "not JSON, not an answer of Samla's");
    }
  }
}
