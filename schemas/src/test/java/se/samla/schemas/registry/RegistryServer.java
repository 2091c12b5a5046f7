package se.samla.schemas.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers as a registry does, in process; an unknown path gets the registry's own 404. */
public final class RegistryServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Answer NOT_FOUND =
      new Answer(404, "{\"error_code\": 40403, \"message\": \"Schema not found\"}");

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable String> authorization = new AtomicReference<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;

  public RegistryServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Knows a schema by its id from now on. */
  public RegistryServer with(int id, Schema schema) {
    return answering(
        "/schemas/ids/" + id, 200, JSON.writeValueAsString(Map.of("schema", schema.toString())));
  }

  public RegistryServer answering(String path, int status, String body) {
    answers.put(path, new Answer(status, body));
    return this;
  }

  public SchemaRegistryClient client() {
    return new SchemaRegistryClient(address(""));
  }

  /**
   * @param user name and password, percent-encoded, with {@code @}
   */
  URI address(String user) {
    return URI.create("http://" + user + "127.0.0.1:" + server.getAddress().getPort());
  }

  /** What the last request had in its header of this name; null without. */
  @Nullable String authorization() {
    return authorization.get();
  }

  public int requests() {
    return requests.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
    var answer = answers.getOrDefault(exchange.getRequestURI().getPath(), NOT_FOUND);
    var body = answer.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private record Answer(int status, String body) {}
}
