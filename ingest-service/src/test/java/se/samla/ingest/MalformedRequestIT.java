package se.samla.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server refuses before any of our code sees it. */
class MalformedRequestIT extends IngestFixture {
  @ParameterizedTest
  @CsvSource({
    "GET /v1/uploads/%zz HTTP/1.1, 0, 400",
    "GET /v1/[uploads] HTTP/1.1, 0, 400",
    "NONSENSE, 0, 400",
    "GET /v1/uploads HTTP/1.1, 70000, 400",
    "GET /v1/uploads/%00 HTTP/1.1, 0, 400"
  })
  void isRefusedWithProblemDetailsThatNameNoProgram(String line, int header, int status)
      throws IOException {
    var answer = answerTo(line + "\r\nHost: x\r\nX: " + "y".repeat(header) + "\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .containsIgnoringCase("Content-Type: application/problem+json")
        .contains("\"status\":" + status)
        .contains("https://samla.se/problems/")
        .doesNotContainIgnoringCase("tomcat")
        .doesNotContainIgnoringCase("<html");
  }

  private String answerTo(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
