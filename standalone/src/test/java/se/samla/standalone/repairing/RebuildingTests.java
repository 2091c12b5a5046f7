package se.samla.standalone.repairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samla.standalone.platform.PlatformException;

class RebuildingTests {
  private static final String DONE = "{\"updated\":3}";

  private final List<String> asked = new ArrayList<>();
  private final HttpServer catalog;

  RebuildingTests() throws IOException {
    catalog = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    catalog.createContext("/", this::answer);
    catalog.start();
  }

  @AfterEach
  void stop() {
    catalog.stop(0);
  }

  @Test
  void asksTheCatalogWithTheOperatorsKeyAndTellsWhatChanged() {
    assertThat(new Rebuilding(url(), "the key").rebuild("badplatser", "new \"rules\""))
        .isEqualTo(DONE);

    assertThat(asked)
        .containsExactly("POST /v1/datasets/badplatser/rebuild {\"reason\":\"new \\\"rules\\\"\"}");
  }

  @Test
  void tellsWhyTheCatalogRefuses() {
    assertThatThrownBy(() -> new Rebuilding(url(), "another").rebuild("badplatser", "why"))
        .isInstanceOf(PlatformException.class)
        .hasMessage("rebuild of badplatser: 401 no operator");
  }

  @Test
  void tellsThatNobodyAnswers() {
    stop();

    assertThatThrownBy(() -> new Rebuilding(url(), "the key").rebuild("badplatser", "why"))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("does not answer");
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + catalog.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + said);
      var known = "Bearer the key".equals(exchange.getRequestHeaders().getFirst("Authorization"));
      var body = (known ? DONE : "no operator").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(known ? 200 : 401, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
