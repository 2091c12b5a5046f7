package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A webhook is no way into our network, however its address is written (FAILURES 11). Names that
 * resolve one way first and another way next are {@code EndpointGuardTests}'s.
 */
class AddressTricksE2E {
  private static final String DATASET = "badplatser";

  private final Samla samla = Samla.shared();
  private final Receiver receiver = Receiver.start();
  private final Subscription subscription = samla.notification().subscribe(receiver.url(), DATASET);

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8102/",
        "https://localhost./",
        "https://127.0.0.2/",
        "https://127.1/",
        "https://2130706433/",
        "https://017700000001/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.01/",
        "https://127.0.0.1./",
        "https://0.0.0.0/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://192.168.0.1/",
        "https://100.64.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:a9fe:a9fe]/",
        "https://[64:ff9b::a9fe:a9fe]/",
        "https://[2002:7f00:1::]/",
        "https://[fe80::1%25lo]/",
        "https://[fd00:ec2::254]/",
        "https://[fec0::1]/",
        "https://[ff02::1]/",
        "https://user:secret@127.0.0.1/",
        "https://127.0.0.1@10.0.0.1/",
        "http://127.0.0.1:22/",
        "http://127.0.0.1:80/",
        "https://127.0.0.1:65536/",
        "https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
        "https://１２７.0.0.1/",
        "https://hooks.räksmörgås.invalid/",
        "https://hooks.invalid/",
        "https:///nowhere",
        "ftp://127.0.0.1:2100/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:7000/",
        "jar:https://127.0.0.1/!/"
      })
  void isRefusedInTheSameWordsHoweverItIsWritten(String url) throws Exception {
    var made = answer("POST", "", Map.of("url", url, "datasets", List.of(DATASET), "from", "now"));
    var edited = answer("PATCH", "/" + subscription.id(), Map.of("url", url));

    for (var answer : List.of(made, edited)) {
      assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
      assertThat(Complaint.about(answer)).isEmpty();
      assertThat(answer.body()).contains("expected: https").doesNotContain("resolve");
    }
    assertThat(samla.notification().subscription(subscription).get("url").asString())
        .isEqualTo(receiver.url().toString());
  }

  /** Also not when the address was vetted: the answer of a receiver leads nowhere. */
  @Test
  void followsNoRedirect() throws Exception {
    try (var elsewhere = Receiver.start();
        var redirecting = Receiver.start()) {
      redirecting.answer(Receiver.redirect(elsewhere.url().toString()));

      var redirected = samla.notification().subscribe(redirecting.url(), DATASET);

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !samla.notification().deliveries(redirected).isEmpty());
      var attempt = samla.notification().deliveries(redirected).getFirst();
      assertThat(attempt.get("outcome").asString()).isEqualTo("refused");
      assertThat(attempt.get("status").asInt()).isEqualTo(302);
      assertThat(samla.notification().subscription(redirected).get("status").asString())
          .isEqualTo("pending");
      assertThat(elsewhere.requests()).isZero();
    }
  }

  private RawRequest.Answer answer(String method, String path, Map<String, ?> body)
      throws Exception {
    return samla
        .services()
        .ask("notification", method, "/v1/subscriptions" + path, subscription.key(), body);
  }
}
