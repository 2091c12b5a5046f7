package se.samla.notification.delivering;

import java.time.Duration;
import java.util.Optional;

/** What follows from an attempt, for its batch and its subscription. */
sealed interface NextStep {

  /** The batch has arrived: on to the next. */
  record Advance() implements NextStep {}

  /** The same batch again, later. */
  record Retry(Duration pause) implements NextStep {}

  /** The batch is put among the dead letters, and the next one follows. */
  record GiveUp() implements NextStep {}

  /** No more until the subscriber resumes. */
  record Disable(String reason) implements NextStep {}

  /** No more, ever. */
  record End() implements NextStep {}

  static NextStep after(Claim claim, Outcome outcome, RetrySchedule schedule) {
    var attempts = claim.attempts() + 1;
    return switch (outcome) {
      case Outcome.Delivered _ -> new Advance();
      case Outcome.Gone _ -> new End();
      case Outcome.SlowDown(_, var pause) -> retry(schedule.after(attempts, pause), claim, outcome);
      case Outcome.Refused _, Outcome.Failed _ -> retry(schedule.after(attempts), claim, outcome);
    };
  }

  private static NextStep retry(Optional<Duration> pause, Claim claim, Outcome outcome) {
    return pause.<NextStep>map(Retry::new).orElseGet(() -> last(claim, outcome));
  }

  private static NextStep last(Claim claim, Outcome outcome) {
    var poison = outcome.isRefusal() && claim.refusals() == claim.attempts();
    return poison && claim.skipsPoison()
        ? new GiveUp()
        : new Disable(
            "%d attempts failed, the last: %s".formatted(claim.attempts() + 1, wordsOf(outcome)));
  }

  private static String wordsOf(Outcome outcome) {
    return outcome.httpStatus() == null ? outcome.word() : "status " + outcome.httpStatus();
  }
}
