package se.samla.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import se.samla.schemas.changes.ChangeView;
import se.samla.schemas.changes.Cursor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The catalog's public changes API, as far as this service uses it; away until it has something.
 */
final class CatalogStub implements AutoCloseable {
  private static final Pattern PATH = Pattern.compile("/v1/datasets/([^/]+)/changes");
  private static final Pattern AFTER = Pattern.compile("after=([0-9.]+)");
  private static final int PAGE = 3;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Map<String, List<ChangeView>> feeds = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();

  CatalogStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on the feed of a dataset is there, in pages of three. */
  void serve(String dataset, List<ChangeView> feed) {
    feeds.put(dataset, feed);
  }

  /** From now on the feed of a dataset is no feed. */
  void breakOff(String dataset) {
    broken.add(dataset);
  }

  void mend(String dataset) {
    broken.remove(dataset);
  }

  /** From now on who asks for the feed of a dataset waits for the latch. */
  void hold(String dataset, CountDownLatch gate) {
    held.put(dataset, gate);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = PATH.matcher(exchange.getRequestURI().getPath());
      var dataset = path.matches() ? path.group(1) : "";
      awaitGate(dataset);
      if (broken.contains(dataset)) {
        send(exchange, "{\"changes\":[{}]}");
        return;
      }
      var feed = feeds.get(dataset);
      if (feed == null) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      send(exchange, page(feed, after(exchange)));
    }
  }

  private void awaitGate(String dataset) {
    try {
      var gate = held.get(dataset);
      if (gate != null) {
        gate.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    var page = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
  }

  private static Cursor after(HttpExchange exchange) {
    var query = exchange.getRequestURI().getQuery();
    var after = AFTER.matcher(query == null ? "" : query);
    return after.find() ? Cursor.parse(after.group(1)) : Cursor.beginning(0);
  }

  private static String page(List<ChangeView> feed, Cursor after) {
    var rest = feed.stream().filter(c -> Cursor.parse(c.cursor()).compareTo(after) > 0).toList();
    var page = new TreeMap<String, Object>();
    page.put("changes", rest.stream().limit(PAGE).toList());
    if (rest.size() > PAGE) {
      page.put("next", "/v1/datasets/d/changes?after=" + rest.get(PAGE - 1).cursor());
    }
    return JSON.writeValueAsString(page);
  }
}
