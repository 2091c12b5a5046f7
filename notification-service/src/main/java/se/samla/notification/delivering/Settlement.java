package se.samla.notification.delivering;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Accounts for attempts: what follows from them and the record of them commit together, for all
 * that are over at the same time. An answer that came after its lease was lost, or after the cursor
 * was moved, is recorded and moves nothing.
 */
@Component
class Settlement {
  private final Attempts attempts;
  private final CursorMoves cursors;
  private final SubscriptionEnds subscriptions;
  private final DeliveryMeters meters;
  private final TransactionOperations transaction;
  private final Together<Attempt, Settled> together;

  Settlement(
      Attempts attempts,
      CursorMoves cursors,
      SubscriptionEnds subscriptions,
      DeliveryMeters meters,
      TransactionOperations transaction) {
    this.attempts = attempts;
    this.cursors = cursors;
    this.subscriptions = subscriptions;
    this.meters = meters;
    this.transaction = transaction;
    this.together = new Together<>(this::settleAll);
  }

  /** Settles one attempt, together with others. */
  Settled settle(Attempt attempt) {
    meters.count(attempt);
    return isCommon(attempt) ? together.join(attempt) : alone(attempt);
  }

  /**
   * What touches a whole subscription: not among others, whose rows are locked in another order.
   */
  private Settled alone(Attempt attempt) {
    return settleAll(List.of(attempt)).getFirst();
  }

  /** What each came to; all or none of them are accounted for. */
  List<Settled> settleAll(List<Attempt> all) {
    return Objects.requireNonNull(transaction.execute(_ -> settle(all)));
  }

  private List<Settled> settle(List<Attempt> all) {
    attempts.add(all.stream().map(AttemptRecord::of).toList());
    var moved = cursors.move(all.stream().filter(Settlement::isCommon).toList());
    return all.stream().map(attempt -> settle(attempt, moved)).toList();
  }

  private Settled settle(Attempt attempt, Map<Try, Settled> moved) {
    var settled =
        isCommon(attempt)
            ? moved.getOrDefault(Try.of(attempt), Settled.CAME_TOO_LATE)
            : follow(attempt) ? Settled.LEFT_MORE : Settled.CAME_TOO_LATE;
    if (settled == Settled.CAME_TOO_LATE) {
      cursors.release(attempt.claim());
    }
    return settled;
  }

  /** What all but a few attempts are, and can be settled in one statement. */
  private static boolean isCommon(Attempt attempt) {
    return switch (attempt.next()) {
      case NextStep.Advance _ -> !attempt.claim().isAboutSubscription();
      case NextStep.Retry _ -> true;
      case NextStep.GiveUp _, NextStep.Disable _, NextStep.End _ -> false;
    };
  }

  private boolean follow(Attempt attempt) {
    return switch (attempt.next()) {
      case NextStep.Advance _ -> begin(attempt);
      case NextStep.Retry _ -> false;
      case NextStep.GiveUp _ -> cursors.giveUp(attempt) && cursors.advance(attempt);
      case NextStep.Disable(var reason) -> subscriptions.end(attempt, "disabled", reason);
      case NextStep.End _ -> subscriptions.end(attempt, "gone", "the receiver answered 410");
    };
  }

  /**
   * The proof event has arrived. The subscription is locked before its cursors, as by its owner.
   */
  private boolean begin(Attempt attempt) {
    subscriptions.lock(attempt.claim().subscription());
    var moved = cursors.advance(attempt);
    if (moved) {
      subscriptions.activate(attempt.claim().subscription());
    }
    return moved;
  }
}
