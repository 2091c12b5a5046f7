package se.samla.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that sends much keeps its connection. */
class ConnectionsE2E {
  /** More than a server allows of itself. */
  private static final int REQUESTS = 150;

  static Stream<String> services() {
    return Samla.shared().services().names().stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  void servesManyRequestsOnOneConnection(String service) throws IOException {
    var address = Samla.shared().services().addressOf(service);
    try (var connection = new Socket(address.getHost(), address.getPort())) {
      var answers =
          new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
      for (var i = 1; i <= REQUESTS; i++) {
        connection.getOutputStream().write(question(address));
        assertThat(head(answers))
            .as("answer " + i)
            .startsWith("HTTP/1.1 200")
            .doesNotContain("close");
      }
    }
  }

  /** Without a body to read. */
  private static byte[] question(URI address) {
    return ("HEAD /v1/api-info HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
        .getBytes(US_ASCII);
  }

  private static String head(BufferedReader answers) throws IOException {
    var head = new StringBuilder();
    for (var line = answers.readLine();
        line != null && !line.isEmpty();
        line = answers.readLine()) {
      head.append(line).append('\n');
    }
    return head.toString();
  }
}
