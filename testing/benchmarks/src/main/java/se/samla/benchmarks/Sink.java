package se.samla.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A receiver that costs next to nothing: one virtual thread a connection, 204 to everything. It
 * keeps what came and when; paths below {@code /hanging} never answer, those below {@code
 * /trickling} answer a byte a second.
 */
final class Sink implements AutoCloseable {
  private static final byte[] NO_CONTENT = ascii("HTTP/1.1 204 No Content\r\n\r\n");
  private static final byte[] ENDLESS = ascii("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n");
  private static final int BACKLOG = 512;

  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger proofs = new AtomicInteger();
  private final ServerSocket socket;

  /**
   * @param nanos when its last byte was read, by {@link System#nanoTime}
   */
  record Arrival(String path, String webhookId, String body, long nanos) {}

  Sink() throws IOException {
    socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  /** Deliveries of changes so far, in the order they came. */
  List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  int count() {
    return count.get();
  }

  /** How many were asked whether they want events. */
  int proofs() {
    return proofs.get();
  }

  void clear() {
    arrivals.clear();
    count.set(0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      var in = new BufferedInputStream(connection.getInputStream(), 16 * 1024);
      for (var request = read(in); !request.path().isEmpty(); request = read(in)) {
        answer(keep(request), connection.getOutputStream());
      }
    } catch (IOException _) {
      // The sender went away: nothing to serve any more.
    }
  }

  private Arrival keep(Arrival request) {
    if (request.body().contains("se.samla.subscription.created.v1")) {
      proofs.incrementAndGet();
      return new Arrival("/", request.webhookId(), "", request.nanos());
    }
    arrivals.add(request);
    count.incrementAndGet();
    return request;
  }

  private static void answer(Arrival request, OutputStream out) throws IOException {
    if (request.path().startsWith("/hanging")) {
      pause(60);
    } else if (request.path().startsWith("/trickling")) {
      trickle(out);
    } else {
      out.write(NO_CONTENT);
    }
  }

  private static void trickle(OutputStream out) throws IOException {
    out.write(ENDLESS);
    for (var i = 0; i < 60; i++) {
      out.write('x');
      pause(1);
    }
  }

  private static void pause(int seconds) {
    try {
      Thread.sleep(seconds * 1_000L); // what is measured is a receiver that does just this
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** With an empty path when the sender is gone. */
  private static Arrival read(InputStream in) throws IOException {
    var path = "";
    var id = "";
    var length = 0;
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("post ")) {
        path = line.split(" ", 3)[1];
      } else if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      } else if (header.startsWith("webhook-id:")) {
        id = line.substring(11).strip();
      }
    }
    var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Arrival(path, id, body, System.nanoTime());
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder(80);
    for (var c = in.read(); c != -1 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
