package se.samla.standalone.pushing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers as the ingest service does, each path with what it was told, in turn. */
final class FakeIngest implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private record Answer(int status, String body) {}

  /** A request as it came, with its headers in lower case. */
  record Asked(String line, Map<String, String> headers, String body) {}

  private FakeIngest(HttpServer server) {
    this.server = server;
  }

  static FakeIngest start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var fake = new FakeIngest(server);
      server.createContext("/", fake::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * @param line method and path, such as {@code GET /v1/uploads/1}; the last answer stays
   */
  FakeIngest answers(String line, int status, String body) {
    answers.computeIfAbsent(line, _ -> new CopyOnWriteArrayList<>()).add(new Answer(status, body));
    return this;
  }

  List<Asked> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      asked.add(new Asked(line, headersOf(exchange), bodyOf(exchange)));
      var answer = next(line.replaceFirst("\\?.*", ""));
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer next(String line) {
    var left =
        answers.getOrDefault(line, List.of(new Answer(404, "{\"detail\":\"" + line + "\"}")));
    return left.size() > 1 ? left.removeFirst() : left.getFirst();
  }

  private static Map<String, String> headersOf(HttpExchange exchange) {
    var headers = new ConcurrentHashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }

  private static String bodyOf(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
