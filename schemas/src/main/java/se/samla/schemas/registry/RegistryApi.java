package se.samla.schemas.registry;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Confluent REST API over HTTP: a path, and the entry wanted of the answer. */
final class RegistryApi {
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final Duration timeout;

  /** Null when the registry asks for none. */
  private final @Nullable String authorization;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * @param timeout of a whole answer
   */
  RegistryApi(URI base, Duration timeout) {
    this.timeout = timeout;
    this.base = withoutUser(base);
    this.authorization = base.getUserInfo() == null ? null : basic(base.getUserInfo());
  }

  /** So that no message tells the password. */
  private static URI withoutUser(URI base) {
    var user = base.getRawUserInfo() == null ? "" : base.getRawUserInfo() + "@";
    return URI.create(base.toString().replace("//" + user, "//").replaceAll("/+$", ""));
  }

  private static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  JsonNode get(String path, String entry, String about) {
    return entry(answerTo(request(path).GET().build(), about), entry);
  }

  JsonNode post(String path, Map<String, String> body, String entry, String about) {
    var json = BodyPublishers.ofString(JSON.writeValueAsString(body));
    return entry(answerTo(request(path).POST(json).build(), about), entry);
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(timeout)
            .header("Content-Type", CONTENT_TYPE)
            .header("Accept", CONTENT_TYPE + ", application/json");
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  private String answerTo(HttpRequest request, String about) {
    var response = send(request);
    var words = about + ": status " + response.statusCode() + ", " + response.body().strip();
    return switch (response.statusCode()) {
      case 200 -> response.body();
      case 404 -> throw notFound(words, response.body());
      case 409, 422 -> throw new IncompatibleSchemaException(words);
      default -> throw new SchemaRegistryUnavailableException(words, null);
    };
  }

  /** The client's own timeout ends with the answer's head; this one with its last byte. */
  private HttpResponse<String> send(HttpRequest request) {
    var answer = http.sendAsync(request, BodyHandlers.ofString());
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new SchemaRegistryUnavailableException(base + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new SchemaRegistryUnavailableException(base + ": interrupted", e);
    }
  }

  /** A proxy, or a registry that is still starting, says 404 too: that is no answer. */
  private RuntimeException notFound(String words, String body) {
    return parse(body).has("error_code")
        ? new SchemaNotFoundException(words)
        : new SchemaRegistryUnavailableException(words, null);
  }

  private JsonNode entry(String body, String name) {
    var answer = parse(body);
    if (!answer.hasNonNull(name)) {
      throw new SchemaRegistryUnavailableException(base + " answered without " + name, null);
    }
    return answer.get(name);
  }

  private JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new SchemaRegistryUnavailableException(base + " answered no JSON", e);
    }
  }
}
