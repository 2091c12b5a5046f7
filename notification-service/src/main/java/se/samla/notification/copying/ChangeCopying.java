package se.samla.notification.copying;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.notification.feed.ChangeSetPart;
import se.samla.notification.feed.OwnCopy;
import se.samla.notification.matching.MatchSubscriptions;
import se.samla.notification.matching.Visible;
import se.samla.notification.messaging.Polled;
import se.samla.schemas.tracing.Tracing;

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
  private final Tracing tracing;

  /** A part and the message it came in. */
  private record Received(ChangeSetPart part, Polled message) {
    String stream() {
      return part.stream();
    }
  }

  ChangeCopying(
      PartReader reader,
      OwnCopy copy,
      MatchSubscriptions matching,
      TransactionOperations transaction,
      Tracing tracing) {
    this.reader = reader;
    this.copy = copy;
    this.matching = matching;
    this.transaction = transaction;
    this.tracing = tracing;
  }

  /** The messages of one poll, in one transaction; feeds are locked in the order of their names. */
  void copy(List<Polled> messages) {
    Polled.handle(messages, this::copyTogether);
  }

  private void copyTogether(List<Polled> messages) {
    var parts =
        messages.stream()
            .map(message -> new Received(reader.read(message.bytes()), message))
            .sorted(comparing(Received::stream))
            .toList();
    transaction.executeWithoutResult(_ -> copyAll(parts));
  }

  private void copyAll(List<Received> parts) {
    var visible = new ArrayList<Visible>();
    parts.forEach(part -> copy(part, visible));
    matching.match(visible);
  }

  private void copy(Received received, List<Visible> visible) {
    tracing.follow("copy", received.message().headers()::get, () -> add(received.part(), visible));
  }

  void copy(ChangeSetPart part) {
    transaction.executeWithoutResult(_ -> copyAlone(part));
  }

  private void copyAlone(ChangeSetPart part) {
    var visible = new ArrayList<Visible>();
    add(part, visible);
    matching.match(visible);
  }

  private void add(ChangeSetPart part, List<Visible> visible) {
    copy.add(part).map(range -> new Visible(range, part)).ifPresent(visible::add);
  }
}
