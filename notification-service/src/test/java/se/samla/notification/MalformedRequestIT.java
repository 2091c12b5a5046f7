package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server refuses before any of our code sees it. */
class MalformedRequestIT extends RunningService {
  @ParameterizedTest
  @ValueSource(strings = {"GET /v1/subscriptions/%zz HTTP/1.1", "NONSENSE"})
  void isRefusedWithProblemDetailsThatNameNoProgram(String line) throws IOException {
    assertThat(answerTo(line + "\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("Content-Type: application/problem+json")
        .contains("\"status\":400")
        .doesNotContainIgnoringCase("tomcat")
        .doesNotContainIgnoringCase("<html");
  }

  private String answerTo(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", api.base().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
