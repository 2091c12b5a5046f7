package se.samla.notification;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A receiver that costs next to nothing: one virtual thread a connection, 204 to everything. It
 * keeps each {@code webhook-id} and how many bytes came.
 */
final class LoopbackSink implements AutoCloseable {
  private static final byte[] NO_CONTENT =
      "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  final AtomicLong requests = new AtomicLong();
  final AtomicLong bytes = new AtomicLong();
  final Set<String> ids = ConcurrentHashMap.newKeySet();
  private volatile byte[] lastBody = new byte[0];
  private final ServerSocket socket;

  LoopbackSink() {
    try {
      socket = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  URI url(int number) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/hook/" + number);
  }

  byte[] lastBody() {
    return lastBody;
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
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      var in = new BufferedInputStream(connection.getInputStream(), 16 * 1024);
      while (receive(in)) {
        connection.getOutputStream().write(NO_CONTENT);
      }
    } catch (IOException e) {
      // The sender went away: nothing to serve any more.
    }
  }

  private boolean receive(InputStream in) throws IOException {
    var length = 0;
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      } else if (header.startsWith("webhook-id:")) {
        ids.add(line.substring(11).strip());
      }
    }
    if (length == 0) {
      return false;
    }
    lastBody = in.readNBytes(length);
    bytes.addAndGet(length);
    requests.incrementAndGet();
    return true;
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
}
