package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that stay: each has sent what is given, and neither sends nor reads any more. */
final class Crowd implements AutoCloseable {
  private final URI service;
  private final String sent;
  private final List<Socket> members = new ArrayList<>();

  Crowd(URI service, String sent) {
    this.service = service;
    this.sent = sent;
  }

  /** One more comes. */
  void grow() {
    try {
      var member = new Socket(service.getHost(), service.getPort());
      members.add(member);
      member.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return members.size();
  }

  @Override
  public void close() {
    for (var member : members) {
      try {
        member.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
