package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.samla.schemas.changes.Cursor;

class WitnessTests {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ANOTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

  private final Witness witness = Witness.start();

  @AfterEach
  void close() {
    witness.close();
  }

  @Test
  void keepsWhereChangesStandInTheOrderTheyCameAndARepeatedDeliveryOnce() throws Exception {
    witness.trust(SECRET);

    tell("msg_1", SECRET, "1.1.1", "1.1.2");
    tell("msg_2", SECRET, "1.3.1");
    tell("msg_1", SECRET, "1.1.1", "1.1.2");
    tell("msg_3", SECRET, "1.2.1");

    assertThat(witness.cursors())
        .extracting(Cursor::toString)
        .containsExactly("1.1.1", "1.1.2", "1.3.1", "1.2.1");
    assertThat(witness.count()).isEqualTo(4);
    assertThat(witness.deliveries()).isEqualTo(3);
    assertThat(witness.inbox().repeated()).containsExactly("msg_1");
  }

  @Test
  void tellsWhatIsNotSignedAlsoWhenItCameBeforeTheSecretWasKnown() throws Exception {
    tell("msg_early", SECRET, "1.1.1");
    tell("msg_early_and_forged", ANOTHER, "1.1.2");
    witness.trust(SECRET);
    tell("msg_late", SECRET, "1.1.3");
    tell("msg_late_and_forged", ANOTHER, "1.1.4");

    assertThat(witness.forged()).containsExactly("msg_early_and_forged", "msg_late_and_forged");
  }

  private void tell(String id, String secret, String... cursors) throws Exception {
    var changes = List.of(cursors).stream().map("{\"cursor\":\"%s\"}"::formatted).toList();
    var body = "{\"data\":{\"changes\":[" + String.join(",", changes) + "]}}";
    var now = Instant.now().getEpochSecond();
    var request =
        HttpRequest.newBuilder(witness.url())
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now))
            .header("webhook-signature", new Webhook(secret).sign(id, now, body))
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }
  }
}
