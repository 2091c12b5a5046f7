package se.samla.schemas.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRegistryClientTests {
  private static final Schema TEXT = Schema.create(Schema.Type.STRING);
  private static final String SUBJECT = "some-value";

  private final RegistryServer server = new RegistryServer();
  private final SchemaRegistryClient client = server.client();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksForEachSchemaOnce() {
    server.with(7, TEXT);
    assertThat(client.byId(7)).isEqualTo(TEXT);
    assertThat(client.byId(7)).isEqualTo(TEXT);
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void givesNameAndPasswordOfTheAddressAndTellsThemToNobodyElse() {
    var address = server.address("samla:hemligt%40ord@");
    var withUser = new SchemaRegistryClient(address);
    server.with(7, TEXT);

    assertThat(withUser.byId(7)).isEqualTo(TEXT);
    assertThat(server.authorization())
        .isEqualTo(
            "Basic " + Base64.getEncoder().encodeToString("samla:hemligt@ord".getBytes(UTF_8)));
    server.close();
    assertThatThrownBy(() -> withUser.byId(8))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageNotContaining("hemligt");
  }

  @Test
  void asksForEachIdOnce() {
    server.answering("/subjects/" + SUBJECT, 200, "{\"id\": 7}");
    assertThat(client.idOf(SUBJECT, TEXT)).isEqualTo(7);
    assertThat(client.idOf(SUBJECT, TEXT)).isEqualTo(7);
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void remembersNoFailure() {
    server.answering("/schemas/ids/7", 503, "");
    assertThatThrownBy(() -> client.byId(7)).isInstanceOf(SchemaRegistryUnavailableException.class);
    server.with(7, TEXT);
    assertThat(client.byId(7)).isEqualTo(TEXT);
  }

  @Test
  void tellsThatASchemaIsUnknown() {
    assertThatThrownBy(() -> client.byId(7))
        .isInstanceOf(SchemaNotFoundException.class)
        .hasMessageContaining("schema id 7")
        .hasMessageContaining("Schema not found");
    assertThatThrownBy(() -> client.idOf(SUBJECT, TEXT))
        .isInstanceOf(SchemaNotFoundException.class)
        .hasMessageContaining(SUBJECT);
  }

  @Test
  void tellsThatAnIdIsNoAvroSchema() {
    server.answering("/schemas/ids/7", 200, "{\"schemaType\": \"JSON\", \"schema\": \"{}\"}");
    assertThatThrownBy(() -> client.byId(7))
        .isInstanceOf(SchemaNotFoundException.class)
        .hasMessageContaining("no Avro schema");
  }

  @ParameterizedTest
  @CsvSource({"409, is incompatible", "422, is no schema"})
  void repeatsTheRegistrysWordsWhenItRefuses(int status, String words) {
    server.answering(
        "/subjects/" + SUBJECT + "/versions", status, "{\"message\": \"" + words + "\"}");
    assertThatThrownBy(() -> client.register(SUBJECT, TEXT))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining(SUBJECT)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500 | {"error_code": 50001}
          503 | ''
          429 | {"message": "slow down"}
          401 | {"error_code": 40101}
          404 | <html>no such page</html>
          404 | ''
          200 | <html>sign in</html>
          200 | {"unexpected": true}
          200 | ''
          """)
  void takesEverythingElseAsARegistryThatIsAway(int status, String body) {
    server.answering("/schemas/ids/7", status, body);
    assertThatThrownBy(() -> client.byId(7)).isInstanceOf(SchemaRegistryUnavailableException.class);
  }

  @Test
  void takesAClosedPortAsARegistryThatIsAway() {
    server.close();
    assertThatThrownBy(() -> client.byId(7)).isInstanceOf(SchemaRegistryUnavailableException.class);
  }

  @Test
  @Timeout(30)
  void takesAnAnswerThatStopsInItsMiddleAsARegistryThatIsAway() throws Exception {
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var halfOpen = URI.create("http://127.0.0.1:" + listening.getLocalPort());
      var answering = CompletableFuture.supplyAsync(() -> answered(listening));
      var patient = new SchemaRegistryClient(halfOpen, Duration.ofMillis(500));

      assertThatThrownBy(() -> patient.byId(7))
          .isInstanceOf(SchemaRegistryUnavailableException.class);
      answering.join().close();
    }
  }

  private static Socket answered(ServerSocket listening) {
    try {
      var client = listening.accept();
      client.getInputStream().read(new byte[8_192]);
      client
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(US_ASCII));
      return client;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
