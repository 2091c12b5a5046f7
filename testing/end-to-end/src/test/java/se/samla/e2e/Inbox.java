package se.samla.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Where a subscriber is told: what it has seen, by {@code webhook-id}, it passes on no more. */
final class Inbox implements AutoCloseable {
  /** Where services reach this machine: containers do not by its loopback. */
  static final String HOST = System.getProperty("samla.sink.host", "127.0.0.1");

  private final HttpServer server;
  private final Consumer<Delivery> reader;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> repeated = ConcurrentHashMap.newKeySet();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile CountDownLatch held = new CountDownLatch(0);

  private Inbox(HttpServer server, Consumer<Delivery> reader) {
    this.server = server;
    this.reader = reader;
  }

  /**
   * @param reader is given one delivery at a time, before it is answered
   */
  static Inbox start(Consumer<Delivery> reader) {
    try {
      var server = HttpServer.create(new InetSocketAddress(HOST, 0), 0);
      var inbox = new Inbox(server, reader);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", inbox::take);
      server.start();
      return inbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://" + HOST + ":" + server.getAddress().getPort() + "/webhooks");
  }

  /** The ids that came more than once. */
  Set<String> repeated() {
    return repeated;
  }

  /** How many requests wait for their answer. */
  int waiting() {
    return waiting.get();
  }

  /** From now on whoever delivers waits for an answer until it is let go. */
  void hold() {
    held = new CountDownLatch(1);
  }

  void letGo() {
    held.countDown();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      passOn(new Delivery(HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true), body));
      waiting.incrementAndGet();
      held.await();
      waiting.decrementAndGet();
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void passOn(Delivery delivery) {
    if (seen.add(delivery.id())) {
      reader.accept(delivery);
    } else {
      repeated.add(delivery.id());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
