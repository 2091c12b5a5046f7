package se.samla.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** A subscriber's endpoint that answers as it likes. */
final class Receiver implements AutoCloseable {
  private static final byte[] MEGABYTE = new byte[1 << 20];

  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Response response = exchange -> exchange.sendResponseHeaders(204, -1);

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(Inbox.HOST, 0), 0);
      var receiver = new Receiver(server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", receiver::take);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a request is answered. */
  interface Response {
    void to(HttpExchange exchange) throws IOException;
  }

  /** From now on, to each request. */
  void answer(Response next) {
    response = next;
  }

  static Response redirect(String location) {
    return exchange -> {
      exchange.getResponseHeaders().add("Location", location);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  /** 200 and so many megabytes, or as many as are taken. */
  Response megabytes(int count) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      for (var i = 0; i < count; i++) {
        exchange.getResponseBody().write(MEGABYTE);
        written.addAndGet(MEGABYTE.length);
      }
    };
  }

  /** 200 and a small body that says it is packed, and is: so many megabytes. */
  static Response packed(int megabytes) {
    return exchange -> {
      var bomb = bomb(megabytes);
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, bomb.length);
      exchange.getResponseBody().write(bomb);
    };
  }

  private static byte[] bomb(int megabytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      for (var i = 0; i < megabytes; i++) {
        gzip.write(MEGABYTE);
      }
    }
    return bytes.toByteArray();
  }

  /** 200 and a byte each second, until the client or this has enough. */
  Response trickle() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      while (!isClosedWithinASecond()) {
        exchange.getResponseBody().write('.');
        exchange.getResponseBody().flush();
      }
    };
  }

  /** Nothing, until this has enough. */
  Response silence() {
    return _ -> {
      while (!isClosedWithinASecond()) {
        Thread.onSpinWait();
      }
    };
  }

  private boolean isClosedWithinASecond() {
    try {
      return closed.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  URI url() {
    return URI.create("http://" + Inbox.HOST + ":" + server.getAddress().getPort() + "/webhooks");
  }

  int requests() {
    return requests.get();
  }

  /** How much of its answers went out, those to come into the other side's buffers included. */
  long written() {
    return written.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      requests.incrementAndGet();
      response.to(exchange);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
