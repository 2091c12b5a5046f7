package se.samla.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.events.ChangeOperation;
import se.samla.notification.addresses.TestNames;

/** Where the running service connects, and what it says when it does not (FAILURES 11). */
class AddressesIT extends RunningService {
  private static final FeedFixture FEED = FeedFixture.of("badplatser");
  private static final String HOST = "rebinding.example.org";
  private static final String SLOW = "slow.example.org";
  private static final String LOOPBACK = "127.0.0.1";
  private static final String METADATA = "169.254.169.254";

  @Autowired private TestNames names;

  @Test
  void looksAtTheAddressAgainBeforeEachAttempt() {
    names.answer(HOST, LOOPBACK);
    var id = api.subscribed(at(HOST), Map.of()).get("id").asString();

    names.answer(HOST, METADATA);
    var set = FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> api.statusOf(id).equals("disabled"));
    assertThat(receiver.changes()).isEmpty();
    assertThat(api.subscription(id).get("reason").asString())
        .isEqualTo("4 attempts failed, the last: address");
    names.answer(HOST, LOOPBACK);
    api.post("/v1/subscriptions/" + id + "/resume", null);
    eventually().until(() -> receiver.recordIds().contains(set.recordId(1)));
  }

  @Test
  void tellsOfAFailureInOneFixedWord() throws Exception {
    assertThat(outcomeAt(closedPort())).isEqualTo("connection");
    try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> speakPlainly(plain));
      var url = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/hook");
      assertThat(outcomeAt(url)).isEqualTo("tls");
    }
    names.answer(HOST, LOOPBACK);
    assertThat(outcomeAt(at(HOST))).isEqualTo("delivered");
  }

  @Test
  void deliversToAnAddressOfIpv6() throws Exception {
    try (var ipv6 = new WebhookReceiver(InetAddress.ofLiteral("::1"))) {
      var id = api.subscribed(ipv6.url(), Map.of()).get("id").asString();
      assertThat(ipv6.url().getHost()).isEqualTo("[::1]");

      var set = FEED.publish(ChangeOperation.CREATED);

      eventually().until(() -> ipv6.recordIds().contains(set.recordId(1)));
      assertThat(ipv6.changes().getFirst().header("Host")).isEqualTo(ipv6.url().getAuthority());
      assertThat(api.statusOf(id)).isEqualTo("active");
    }
  }

  /** Nor a connection of the pool: it is taken with the first statement. */
  @Test
  void holdsNoSubscriptionWhileTheNameOfItsNewUrlIsResolved() throws Exception {
    var id = api.subscribed(receiver.url(), Map.of()).get("id").asString();
    names.answer(SLOW, LOOPBACK);
    var slow = names.slow(SLOW);
    var path = "/v1/subscriptions/" + id;
    var edit =
        CompletableFuture.supplyAsync(() -> api.send("PATCH", path, Map.of("url", at(SLOW))));
    try {
      eventually().until(slow::isAskedFor);
      assertThat(lockAtOnce(id)).isTrue();
    } finally {
      slow.letGo();
    }
    assertThat(edit.get().status()).isEqualTo(200);
    eventually().until(() -> api.statusOf(id).equals("active"));
  }

  /** Fails when somebody else holds it. */
  private boolean lockAtOnce(String id) {
    return jdbc.sql("SELECT true FROM subscription WHERE id = ? FOR UPDATE NOWAIT")
        .param(UUID.fromString(id))
        .query(Boolean.class)
        .single();
  }

  /** What a test event brought, which says as much as any other. */
  private String outcomeAt(URI url) {
    var wish = Map.of("url", url, "datasets", List.of("badplatser"));
    var id = api.post("/v1/subscriptions", wish).body().get("id").asString();
    var attempt = api.post("/v1/subscriptions/" + id + "/test", null).body();
    assertThat(attempt.get("responseHead").asString("")).isEmpty();
    return attempt.get("outcome").asString();
  }

  private URI at(String host) {
    return URI.create(receiver.url().toString().replace(LOOPBACK, host));
  }

  /** To everybody who says something, until the socket is closed. */
  private static void speakPlainly(ServerSocket server) {
    while (!server.isClosed()) {
      try (var connection = server.accept()) {
        connection.getInputStream().read();
        connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      } catch (IOException _) {
        // whoever spoke has gone, or the test is over
      }
    }
  }

  private static URI closedPort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/hook");
    }
  }
}
