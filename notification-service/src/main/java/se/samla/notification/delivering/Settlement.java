package se.samla.notification.delivering;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts for an attempt: what follows from it and the record of it commit together. An answer
 * that came after its lease was lost, or after the cursor was moved, is recorded and moves nothing.
 */
@Component
class Settlement {
  private final Attempts attempts;
  private final CursorMoves cursors;
  private final SubscriptionEnds subscriptions;
  private final DeliveryMeters meters;

  Settlement(
      Attempts attempts,
      CursorMoves cursors,
      SubscriptionEnds subscriptions,
      DeliveryMeters meters) {
    this.attempts = attempts;
    this.cursors = cursors;
    this.subscriptions = subscriptions;
    this.meters = meters;
  }

  @Transactional
  public void settle(Attempt attempt) {
    meters.count(attempt);
    attempts.add(AttemptRecord.of(attempt));
    var counts = follow(attempt);
    if (!counts) {
      cursors.release(attempt.claim());
    }
  }

  private boolean follow(Attempt attempt) {
    return switch (attempt.next()) {
      case NextStep.Advance _ -> advance(attempt);
      case NextStep.Retry(var pause) -> cursors.retry(attempt, pause);
      case NextStep.GiveUp _ -> cursors.giveUp(attempt) && cursors.advance(attempt);
      case NextStep.Disable(var reason) -> subscriptions.end(attempt, "disabled", reason);
      case NextStep.End _ -> subscriptions.end(attempt, "gone", "the receiver answered 410");
    };
  }

  private boolean advance(Attempt attempt) {
    var moved = cursors.advance(attempt);
    if (moved && attempt.claim().isAboutSubscription()) {
      subscriptions.activate(attempt.claim().subscription());
    }
    return moved;
  }
}
