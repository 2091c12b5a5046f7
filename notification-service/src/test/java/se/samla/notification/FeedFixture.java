package se.samla.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import se.samla.events.ChangeOperation;
import se.samla.events.RecordsChanged;

/** A dataset's feed as the catalog would publish it: one number after the other. */
final class FeedFixture {
  private static final Map<String, FeedFixture> FEEDS = new ConcurrentHashMap<>();
  private static final int PART = 500;

  final ChangeFixtures fixtures;
  private final String dataset;
  private final List<RecordsChanged> history = new ArrayList<>();
  private long last;

  private FeedFixture(String dataset) {
    this.dataset = dataset;
    fixtures = Platform.SHARED.changesOf(dataset);
  }

  static FeedFixture of(String dataset) {
    return FEEDS.computeIfAbsent(dataset, FeedFixture::new);
  }

  /** The number that the next change set takes. */
  long next() {
    return ++last;
  }

  /** The number that the last change set took. */
  long last() {
    return last;
  }

  PublishedSet publish(ChangeOperation... operations) {
    var set = commit(operations);
    Platform.SHARED.publish(set);
    return new PublishedSet(set.getChangeSet());
  }

  /** The catalog was restored from a backup: the feed goes on under a new epoch. */
  void restore() {
    fixtures.epoch++;
  }

  PublishedSet publish(RecordsChanged set) {
    Platform.SHARED.publish(remember(set));
    return new PublishedSet(set.getChangeSet());
  }

  /** A change set that the catalog has, and Kafka does not. */
  RecordsChanged commit(ChangeOperation... operations) {
    return remember(fixtures.aChangeSet(next(), operations));
  }

  RecordsChanged remember(RecordsChanged part) {
    history.add(part);
    return part;
  }

  /** Has the catalog tell the whole history. */
  void serveFromCatalog() {
    var views = history.stream().flatMap(part -> fixtures.views(part).stream()).toList();
    Platform.SHARED.catalog.serve(dataset, views);
  }

  /** A change set of so many new records, in as many parts as it takes. */
  PublishedSet publish(int created) {
    var number = next();
    for (var first = 1; first <= created; first += PART) {
      var part = IntStream.range(0, Math.min(PART, created - first + 1));
      List<ChangeOperation> operations = part.mapToObj(_ -> ChangeOperation.CREATED).toList();
      Platform.SHARED.publish(remember(fixtures.aPart(number, created, first, operations)));
    }
    return new PublishedSet(number);
  }

  record PublishedSet(long number) {
    String recordId(int ordinal) {
      return ChangeFixtures.recordId(number, ordinal);
    }
  }
}
