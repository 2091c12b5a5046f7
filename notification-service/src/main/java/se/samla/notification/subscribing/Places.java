package se.samla.notification.subscribing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.samla.notification.feed.Feed;
import se.samla.notification.feed.OwnCopy;
import se.samla.notification.feed.StreamName;
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

  void begin(UUID subscription, String stream, StartingPoint from) {
    copy.ensure(List.of(stream));
    var feed = copy.held(stream);
    switch (from) {
      case StartingPoint.Now _ ->
          cursors.place(subscription, stream, feed.complete(), feed.complete());
      case StartingPoint.Beginning _ ->
          cursors.place(subscription, stream, BEGINNING, feed.sight());
      case StartingPoint.After(var cursor) ->
          cursors.place(subscription, stream, checked(cursor, feed), feed.sight());
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

  /** Goes on with what is under way, without a pause. */
  void retryNow(UUID subscription) {
    cursors.retryNow(subscription);
    events.publishEvent(new CursorsRaised());
  }

  /** An edited filter counts from the next batch; where nothing waits, from now. */
  void catchUp(UUID subscription) {
    streams(subscription).forEach(s -> cursors.catchUp(subscription, s, copy.held(s).sight()));
    cursors.revise(subscription);
  }

  /** Lets every instance learn of the subscription; the last step while its feeds are held. */
  void announce(UUID subscription) {
    cursors.revise(subscription);
  }

  void skipToNow(UUID subscription) {
    for (var stream : streams(subscription)) {
      var end = copy.held(stream).complete();
      cursors.set(subscription, stream, end, end);
    }
  }

  void replay(UUID subscription, String stream, Cursor after) {
    var feed = copy.held(stream);
    cursors.set(subscription, stream, checked(after, feed), feed.sight());
    events.publishEvent(new CursorsRaised());
  }

  void replay(UUID subscription, Instant since) {
    streams(subscription).forEach(stream -> replay(subscription, stream, since));
  }

  private void replay(UUID subscription, String stream, Instant since) {
    var after = copy.endBefore(stream, since);
    var first = copy.feed(stream).firstSet();
    if (after.isEmpty() && StreamName.isDataset(stream) && (first == null || first > 1)) {
      throw new InvalidRequestException("since: " + since + " (expected: " + known(stream) + ")");
    }
    replay(subscription, stream, after.orElse(BEGINNING));
  }

  /** The copy begins when the service began, or where its 30 days do. */
  private String known(String stream) {
    return copy.begin(stream)
        .map(
            begin ->
                "later than " + begin + ", when the copy of " + stream + " begins; else a cursor")
        .orElse("a cursor, for there is no copy of " + stream + " yet");
  }

  private List<String> streams(UUID subscription) {
    return of(subscription).stream().map(Standing::stream).toList();
  }

  /** A cursor may be ahead of the copy, for the catalog is; but not of another time to come. */
  private static Cursor checked(Cursor cursor, Feed feed) {
    if (feed.firstSet() != null && cursor.epoch() > feed.epoch()) {
      throw new InvalidRequestException(
          feed.stream()
              + ": "
              + cursor
              + " (expected: a cursor the feed gave, now "
              + feed.end()
              + ")");
    }
    return cursor;
  }

  List<Standing> of(UUID subscription) {
    return cursors.of(subscription);
  }
}
