package se.samla.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A request byte for byte as somebody hostile may send it; well-behaved clients refuse to.
 *
 * @param target path and query as they stand in the first line
 * @param headers whole lines, without {@code Host}, {@code Content-Length} and {@code Connection}
 */
record RawRequest(String method, String target, List<String> headers, byte[] body) {
  private static final int LONGEST_WAIT_MILLIS = 20_000;
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final String END_OF_HEAD = "\r\n\r\n";

  /** What came back, chunk sizes included; a stream without an end is left after its head. */
  record Answer(int status, String head, String body) {
    String mediaType() {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    }

    /** A body that is one JSON object. */
    String json() {
      return body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1);
    }
  }

  /** Writes what follows a head. */
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Goes on sending a body until it is answered; the connection may be cut before it is sent.
   *
   * @param head the whole of it
   * @throws IOException when no answer comes
   */
  static Answer sentTo(URI service, String head, Body body) throws IOException {
    try (var socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(LONGEST_WAIT_MILLIS);
      var out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      Thread.startVirtualThread(() -> send(body, out));
      return answer(socket.getInputStream());
    }
  }

  private static void send(Body body, OutputStream out) {
    try {
      body.write(out);
    } catch (IOException _) {
      // refused: the answer says why
    }
  }

  static void chunk(OutputStream out, String text) throws IOException {
    chunk(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static void chunk(OutputStream out, byte[] bytes) throws IOException {
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * @throws IOException when no answer comes
   */
  Answer sendTo(URI service) throws IOException {
    try (var socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(LONGEST_WAIT_MILLIS);
      send(
          out -> {
            out.write(head(service).getBytes(StandardCharsets.UTF_8));
            out.write(body);
          },
          socket.getOutputStream());
      return answer(socket.getInputStream());
    }
  }

  private String head(URI service) {
    return "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n"
        .formatted(
            method,
            target,
            service.getAuthority(),
            body.length,
            String.join("", headers.stream().map(line -> line + "\r\n").toList()));
  }

  static Answer answer(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[8_192];
    for (int n; bytes.size() < LONGEST_ANSWER && (n = read(in, buffer, bytes.size())) > 0; ) {
      bytes.write(buffer, 0, n);
      if (isWhole(bytes.toString(StandardCharsets.UTF_8))) {
        break;
      }
    }
    return parsed(bytes.toString(StandardCharsets.UTF_8));
  }

  /**
   * A server that closes before it has read a whole body resets the connection behind its answer.
   */
  private static int read(InputStream in, byte[] buffer, int before) throws IOException {
    try {
      return in.read(buffer);
    } catch (SocketException e) {
      if (before == 0) {
        throw e;
      }
      return -1;
    }
  }

  /** The server may keep the connection for the rest of a body that never comes. */
  private static boolean isWhole(String text) {
    return text.contains(END_OF_HEAD)
        && (text.endsWith("\r\n0" + END_OF_HEAD) || text.contains("text/event-stream"));
  }

  private static Answer parsed(String text) throws IOException {
    var end = text.indexOf(END_OF_HEAD);
    if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
      throw new IOException("no answer: " + text);
    }
    return new Answer(
        Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
  }
}
