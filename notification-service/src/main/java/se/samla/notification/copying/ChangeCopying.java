package se.samla.notification.copying;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.notification.feed.ChangeSetPart;
import se.samla.notification.feed.OwnCopy;
import se.samla.notification.matching.MatchSubscriptions;
import se.samla.notification.messaging.Polled;

/**
 * Takes parts of change sets into the own copy, and has subscriptions matched as soon as a set is
 * whole and none is missing before it. Both commit together; a repeated message changes nothing.
 */
@Component
class ChangeCopying {
  private final PartReader reader;
  private final OwnCopy copy;
  private final MatchSubscriptions matching;
  private final TransactionOperations transaction;
  private final PollReading polls;

  ChangeCopying(
      PartReader reader,
      OwnCopy copy,
      MatchSubscriptions matching,
      TransactionOperations transaction,
      PollReading polls) {
    this.reader = reader;
    this.copy = copy;
    this.matching = matching;
    this.transaction = transaction;
    this.polls = polls;
  }

  /** The messages of one poll, in one transaction. */
  void copy(List<Polled> messages) {
    polls.handle(messages, message -> reader.read(message.bytes()), this::take);
  }

  /** Parts in one transaction. */
  void take(List<ChangeSetPart> parts) {
    transaction.executeWithoutResult(_ -> matching.match(copy.add(parts)));
  }
}
