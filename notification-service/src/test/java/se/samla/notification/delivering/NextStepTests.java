package se.samla.notification.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.samla.notification.delivering.Outcome.Failed;
import se.samla.notification.delivering.Outcome.Failure;
import se.samla.notification.subscribing.Filter;
import se.samla.notification.subscribing.OwnStream;
import se.samla.schemas.changes.Cursor;

class NextStepTests {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final RetrySchedule ONE_RETRY =
      new RetrySchedule(
          new DeliverySettings.Retries(List.of(PAUSE), 0, Duration.ofHours(24)), new Random(1));

  @Test
  void goesOnAfterSuccess() {
    assertThat(after(0, 0, Outcome.of(204, null))).isEqualTo(new NextStep.Advance());
  }

  @Test
  void endsWhenTheReceiverIsGone() {
    assertThat(after(0, 0, Outcome.of(410, null))).isEqualTo(new NextStep.End());
  }

  @Test
  void retriesEveryOtherStatusAndFailure() {
    for (var status : List.of(301, 302, 400, 403, 404, 500, 503)) {
      assertThat(after(0, 0, Outcome.of(status, null))).isEqualTo(new NextStep.Retry(PAUSE));
    }
    for (var failure : Failure.values()) {
      assertThat(after(0, 0, new Failed(failure))).isEqualTo(new NextStep.Retry(PAUSE));
    }
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() {
    var asked = Duration.ofMinutes(7);

    assertThat(after(0, 0, Outcome.of(429, asked))).isEqualTo(new NextStep.Retry(asked));
    assertThat(after(0, 0, Outcome.of(503, asked))).isEqualTo(new NextStep.Retry(asked));
    assertThat(after(0, 0, Outcome.of(500, asked))).isEqualTo(new NextStep.Retry(PAUSE));
  }

  @Test
  void disablesAfterTheLastRetryAndSaysWhy() {
    assertThat(after(1, 1, Outcome.of(403, null)))
        .isEqualTo(new NextStep.Disable("2 attempts failed, the last: status 403"));
    assertThat(after(1, 0, new Failed(Failure.TIMEOUT)))
        .isEqualTo(new NextStep.Disable("2 attempts failed, the last: timeout"));
  }

  @Test
  void givesUpABatchThatWasRefusedEveryTimeOnlyWhenAskedTo() {
    assertThat(NextStep.after(claim("skip", 1, 1), Outcome.of(400, null), ONE_RETRY))
        .isEqualTo(new NextStep.GiveUp());
    assertThat(NextStep.after(claim("skip", 1, 0), Outcome.of(400, null), ONE_RETRY))
        .isInstanceOf(NextStep.Disable.class);
    assertThat(NextStep.after(claim("skip", 1, 1), Outcome.of(500, null), ONE_RETRY))
        .isInstanceOf(NextStep.Disable.class);
  }

  @Test
  void disablesWhenTheProofOfOwnershipIsRefusedEveryTimeWhateverIsAskedOfPoison() {
    var proof = claim("skip", OwnStream.NAME, 1, 1);

    assertThat(NextStep.after(proof, Outcome.of(404, null), ONE_RETRY))
        .isEqualTo(new NextStep.Disable("2 attempts failed, the last: status 404"));
  }

  @Test
  void everyOutcomeHasAWordThatCanBeAskedFor() {
    var all =
        Stream.concat(
            Stream.of(204, 410, 400).map(status -> Outcome.of(status, null)),
            Stream.concat(
                Stream.of(Outcome.of(503, PAUSE)), Stream.of(Failure.values()).map(Failed::new)));

    assertThat(all.map(Outcome::word)).containsExactlyInAnyOrderElementsOf(Outcome.WORDS);
  }

  private static NextStep after(int attempts, int refusals, Outcome outcome) {
    return NextStep.after(claim("disable", attempts, refusals), outcome, ONE_RETRY);
  }

  private static Claim claim(String onPoison, int attempts, int refusals) {
    return claim(onPoison, "badplatser", attempts, refusals);
  }

  private static Claim claim(String onPoison, String stream, int attempts, int refusals) {
    var target =
        new Claim.Target(
            UUID.randomUUID(),
            "https://example.org",
            Filter.EVERYTHING,
            "full",
            onPoison,
            1,
            "s",
            null);
    return new Claim(
        UUID.randomUUID(),
        stream,
        1,
        Cursor.beginning(1),
        new Cursor(1, 1, 1),
        null,
        attempts,
        refusals,
        target);
  }
}
