package se.samla.standalone.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A subscriber's endpoint on this machine: takes every webhook, in the order they came. */
final class WebhookReceiver implements AutoCloseable {
  private static final int NO_CONTENT = 204;
  private static final String PATH = "/webhooks";

  private final HttpServer server;
  private final Consumer<ReceivedWebhook> listener;
  private final BlockingQueue<ReceivedWebhook> received = new LinkedBlockingQueue<>();

  private WebhookReceiver(HttpServer server, Consumer<ReceivedWebhook> listener) {
    this.server = server;
    this.listener = listener;
  }

  /** On a free port, to be asked for what came. */
  static WebhookReceiver start() {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), _ -> {});
  }

  /**
   * Tells what comes.
   *
   * @throws DemoFailedException when the address is taken, or not of this machine
   */
  static WebhookReceiver start(InetSocketAddress address, Consumer<ReceivedWebhook> listener) {
    try {
      var server = HttpServer.create(address, 0);
      var receiver = new WebhookReceiver(server, listener);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", receiver::take);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new DemoFailedException(
          hostAndPort(address)
              + ": "
              + e.getMessage()
              + " (expected: a free port of this machine)");
    }
  }

  URI url() {
    return URI.create("http://" + hostAndPort(server.getAddress()) + PATH);
  }

  private static String hostAndPort(InetSocketAddress address) {
    var host = address.getAddress().getHostAddress();
    var literal = address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host;
    return literal + ":" + address.getPort();
  }

  /**
   * The next one that tells of changes.
   *
   * @throws DemoFailedException when none comes in time
   */
  ReceivedWebhook nextWithChanges(Duration atMost) {
    var end = System.nanoTime() + atMost.toNanos();
    while (true) {
      var webhook = next(end - System.nanoTime());
      if (webhook.tellsOfChanges()) {
        return webhook;
      }
    }
  }

  private ReceivedWebhook next(long nanos) {
    try {
      var webhook = received.poll(nanos, TimeUnit.NANOSECONDS);
      if (webhook == null) {
        throw new DemoFailedException("no further webhook came (expected: one for every change)");
      }
      return webhook;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailedException("interrupted while waiting for a webhook");
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(exchange.getRequestHeaders());
      var webhook = new ReceivedWebhook(headers, body, System.nanoTime());
      received.add(webhook);
      listener.accept(webhook);
      exchange.sendResponseHeaders(NO_CONTENT, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
