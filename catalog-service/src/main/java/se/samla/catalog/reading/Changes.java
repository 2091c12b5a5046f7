package se.samla.catalog.reading;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import se.samla.catalog.changes.Contents;
import se.samla.catalog.changes.Feed;
import se.samla.catalog.changes.NumberedChange;
import se.samla.catalog.changes.StoredContent;
import se.samla.catalog.datasets.Dataset;
import se.samla.events.RecordsChanged;
import se.samla.schemas.changes.ChangeView;
import se.samla.schemas.changes.Cursor;

/** Pages of feeds. */
@Component
class Changes {
  private final Feed feed;
  private final Contents contents;
  private final DatasetStates states;

  /** Changes and the feed's end, seen at the same instant. */
  record Page(List<ChangeView> changes, Cursor latest) {}

  Changes(Feed feed, Contents contents, DatasetStates states) {
    this.feed = feed;
    this.contents = contents;
    this.states = states;
  }

  /**
   * The changes after a cursor. One snapshot for both queries: a reader never hears of a change set
   * that its page could not show.
   *
   * @throws Problem when the cursor is of another epoch
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Page after(Dataset dataset, String after, int limit) {
    var state = states.of(dataset);
    var cursor = after.isEmpty() ? Cursor.beginning(state.epoch()) : parse(after);
    if (cursor.epoch() != state.epoch()) {
      throw Problem.otherEpoch(cursor, state.epoch());
    }
    var changes = feed.after(dataset, cursor.changeSet(), cursor.ordinal(), limit);
    return new Page(changes.stream().map(change -> view(dataset, change)).toList(), endOf(state));
  }

  private static Cursor endOf(DatasetState state) {
    var latest = state.latest();
    return latest == null ? Cursor.beginning(state.epoch()) : Cursor.parse(latest.cursor());
  }

  private static Cursor parse(String cursor) {
    try {
      return Cursor.parse(cursor);
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter("after", cursor, "<epoch>.<change set>.<ordinal>");
    }
  }

  private ChangeView view(Dataset dataset, NumberedChange change) {
    var set =
        new RecordsChanged(
            dataset.name(),
            change.epoch(),
            change.changeSet(),
            change.committedAt(),
            change.size(),
            List.of(change.change()));
    return ChangeView.of(
        set,
        change.change(),
        (schemaId, avro) -> contents.read(dataset, new StoredContent(schemaId, avro)));
  }
}
