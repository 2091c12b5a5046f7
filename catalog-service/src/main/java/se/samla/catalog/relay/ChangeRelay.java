package se.samla.catalog.relay;

import java.util.List;
import org.springframework.stereotype.Component;
import se.samla.catalog.changes.Feed;
import se.samla.catalog.changes.NumberedChange;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.messaging.Broker;
import se.samla.catalog.relay.RelayPositions.Position;

/**
 * Sends committed change sets, one after the other. The position moves when the broker has
 * everything; a crash in between sends the same once more, and every consumer knows repeats by
 * change set and ordinal.
 */
@Component
class ChangeRelay {
  private static final int AT_ONCE = Feed.MOST;

  private final RelayPositions positions;
  private final Feed feed;
  private final ChangeMessages messages;
  private final Broker broker;
  private final OneRelayer oneRelayer;

  ChangeRelay(
      RelayPositions positions,
      Feed feed,
      ChangeMessages messages,
      Broker broker,
      OneRelayer oneRelayer) {
    this.positions = positions;
    this.feed = feed;
    this.messages = messages;
    this.broker = broker;
    this.oneRelayer = oneRelayer;
  }

  /**
   * Sends some of each dataset that is behind, so that a large change set delays no other dataset.
   *
   * @return whether more may wait
   */
  boolean relay() {
    return positions.behind().stream()
        .map(dataset -> oneRelayer.run(dataset.id(), () -> relay(dataset)))
        .reduce(false, Boolean::logicalOr);
  }

  private boolean relay(Dataset dataset) {
    var sent = positions.of(dataset);
    var next = feed.after(dataset, sent.changeSet(), sent.ordinal(), AT_ONCE);
    if (next.isEmpty()) {
      return false;
    }
    broker.send(messages.of(dataset, next));
    positions.move(dataset, endOf(next));
    return next.size() == AT_ONCE;
  }

  private static Position endOf(List<NumberedChange> changes) {
    var last = changes.getLast();
    return new Position(last.changeSet(), last.change().getOrdinal());
  }
}
