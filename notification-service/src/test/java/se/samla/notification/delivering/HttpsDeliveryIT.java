package se.samla.notification.delivering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samla.notification.addresses.Endpoint;

/** Over HTTPS, the only way that is permitted where no operator says otherwise. */
class HttpsDeliveryIT {
  private static final String TRUST = "javax.net.ssl.trustStore";
  private static final String TRUST_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String PASSWORD = "made-for-this-test";
  private static final String HOST = "hook.example.org";
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  @TempDir private Path directory;
  private final List<String> hosts = new CopyOnWriteArrayList<>();
  private HttpsServer server;

  @BeforeEach
  void open() throws Exception {
    keytool("-genkeypair -keyalg EC -validity 2 -dname CN=x -ext san=dns:" + HOST, "key.p12");
    keytool("-exportcert -rfc -file " + directory.resolve("its.pem"), "key.p12");
    keytool("-importcert -noprompt -file " + directory.resolve("its.pem"), "trust.p12");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(shown()));
    server.createContext("/hook", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    System.clearProperty(TRUST);
    System.clearProperty(TRUST_PASSWORD);
  }

  @Test
  void deliversToTheVettedAddressUnderTheNameOfTheCertificate() {
    trust();
    assertThat(post(HOST)).isEqualTo(new Outcome.Delivered(200));
    assertThat(hosts).containsExactly(HOST + ":" + server.getAddress().getPort());
  }

  @Test
  void deliversNothingToACertificateOfAnotherName() {
    trust();
    assertThat(post("other.example.org")).isEqualTo(new Outcome.Failed(Outcome.Failure.TLS));
    assertThat(hosts).isEmpty();
  }

  @Test
  void deliversNothingToACertificateThatNobodyTrusts() {
    assertThat(post(HOST)).isEqualTo(new Outcome.Failed(Outcome.Failure.TLS));
    assertThat(hosts).isEmpty();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      hosts.add(exchange.getRequestHeaders().getFirst("Host"));
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write("ok".getBytes(UTF_8));
    }
  }

  /** Before the client is made, which then trusts this certificate alone. */
  private void trust() {
    System.setProperty(TRUST, directory.resolve("trust.p12").toString());
    System.setProperty(TRUST_PASSWORD, PASSWORD);
  }

  private Outcome post(String host) {
    var port = server.getAddress().getPort();
    var url = URI.create("https://" + host + ":" + port + "/hook");
    var vetted = List.of(server.getAddress().getAddress());
    try (var http = new HttpConfiguration().webhookHttpClient(WebhookClientIT.settings(DEADLINE))) {
      var skew =
          new ClockSkew(Clock.systemUTC()::instant, Clock.systemUTC(), new SimpleMeterRegistry());
      return new WebhookClient(http, WebhookClientIT.settings(DEADLINE), Clock.systemUTC(), skew)
          .post(new Endpoint(url, host, port, vetted), "{}".getBytes(UTF_8), Map.of())
          .outcome();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private SSLContext shown() throws GeneralSecurityException, IOException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    var store = KeyStore.getInstance(directory.resolve("key.p12").toFile(), PASSWORD.toCharArray());
    keys.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void keytool(String arguments, String store) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ", -1)));
    command.addAll(List.of("-keystore", directory.resolve(store).toString(), "-alias", "samla"));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    var made = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(made.getInputStream().readAllBytes(), UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
  }
}
