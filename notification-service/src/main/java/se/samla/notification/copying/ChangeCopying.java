package se.samla.notification.copying;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.notification.feed.ChangeSetPart;
import se.samla.notification.feed.OwnCopy;
import se.samla.notification.matching.MatchSubscriptions;

/**
 * Takes a part of a change set into the own copy, and has subscriptions matched as soon as the set
 * is whole and none is missing before it. Both commit together; a repeated message changes nothing.
 */
@Component
class ChangeCopying {
  private final PartReader reader;
  private final OwnCopy copy;
  private final MatchSubscriptions matching;
  private final TransactionOperations transaction;

  ChangeCopying(
      PartReader reader,
      OwnCopy copy,
      MatchSubscriptions matching,
      TransactionOperations transaction) {
    this.reader = reader;
    this.copy = copy;
    this.matching = matching;
    this.transaction = transaction;
  }

  void copy(byte @Nullable [] message) {
    copy(reader.read(message));
  }

  void copy(ChangeSetPart part) {
    transaction.executeWithoutResult(
        _ -> copy.add(part).ifPresent(range -> matching.match(range, part)));
  }
}
