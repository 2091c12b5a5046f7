package se.samla.notification.subscribing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.samla.notification.feed.OwnCopy;
import se.samla.notification.problems.InvalidRequestException;
import se.samla.notification.subscribing.SubscriptionCursors.Standing;
import se.samla.schemas.changes.Cursor;
import se.samla.schemas.datasets.DatasetDefinitions;

/**
 * Where a subscription's cursors stand, as its owner wishes. While a cursor is placed the feed's
 * end is held, so that no change slips through between looking and standing there.
 */
@Component
class Places {
  private static final Cursor BEGINNING = Cursor.beginning(0);

  private final OwnCopy copy;
  private final SubscriptionCursors cursors;
  private final ApplicationEventPublisher events;
  private final DatasetDefinitions datasets;

  Places(
      OwnCopy copy,
      SubscriptionCursors cursors,
      ApplicationEventPublisher events,
      DatasetDefinitions datasets) {
    this.datasets = datasets;
    this.copy = copy;
    this.cursors = cursors;
    this.events = events;
  }

  /** What can be subscribed to. */
  Collection<String> datasets() {
    return datasets.names();
  }

  void begin(UUID subscription, String dataset, StartingPoint from) {
    var end = copy.held(dataset).complete();
    switch (from) {
      case StartingPoint.Now _ -> cursors.place(subscription, dataset, end, end);
      case StartingPoint.Beginning _ -> cursors.place(subscription, dataset, BEGINNING, end);
      case StartingPoint.After(var cursor) -> cursors.place(subscription, dataset, cursor, end);
    }
  }

  /** A stream for the events about the subscription itself; its first one asks for proof. */
  void open(UUID subscription) {
    cursors.place(subscription, OwnStream.NAME, BEGINNING, BEGINNING);
    askForProof(subscription);
  }

  void askForProof(UUID subscription) {
    cursors.askForProof(subscription);
    events.publishEvent(new CursorsRaised());
  }

  void release(UUID subscription) {
    cursors.release(subscription);
    events.publishEvent(new CursorsRaised());
  }

  /** An edited filter counts from the next batch; where nothing waits, from now. */
  void catchUp(Subscription subscription) {
    subscription
        .datasets()
        .forEach(dataset -> cursors.catchUp(subscription.id(), dataset, copy.held(dataset).end()));
  }

  void skipToNow(Subscription subscription) {
    for (var dataset : subscription.datasets()) {
      var end = copy.held(dataset).end();
      cursors.set(subscription.id(), dataset, end, end);
    }
  }

  void replay(UUID subscription, String dataset, Cursor after) {
    cursors.set(subscription, dataset, after, copy.held(dataset).end());
    events.publishEvent(new CursorsRaised());
  }

  void replay(UUID subscription, String dataset, Instant since) {
    var after = copy.endBefore(dataset, since);
    var first = copy.feed(dataset).firstSet();
    if (after.isEmpty() && (first == null || first > 1)) {
      throw new InvalidRequestException(
          "since: " + since + " (expected: within the last 30 days; before that, a cursor)");
    }
    replay(subscription, dataset, after.orElse(BEGINNING));
  }

  List<Standing> of(UUID subscription) {
    return cursors.of(subscription);
  }
}
