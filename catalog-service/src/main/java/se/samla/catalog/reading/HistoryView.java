package se.samla.catalog.reading;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.catalog.changes.NumberedChange;
import se.samla.schemas.changes.Cursor;

/**
 * A record's versions, newest first.
 *
 * @param next a link to older ones; null when there are none
 */
record HistoryView(List<Version> versions, @Nullable String next) {

  /**
   * What a record was from one change on.
   *
   * @param publisher who caused the change
   * @param line of the upload's file; null for a deletion by absence and for what was made here
   * @param schema the registry's id of the schema the content came with
   * @param content null when deleted or erased
   */
  record Version(
      long version,
      String operation,
      String cursor,
      long changeSet,
      Instant changedAt,
      String publisher,
      UUID upload,
      @Nullable Integer line,
      @Nullable Integer schema,
      List<String> fields,
      @Nullable Map<String, Object> content) {

    static Version of(NumberedChange numbered) {
      var change = numbered.change();
      var after = change.getAfter();
      return new Version(
          change.getVersion(),
          change.getOperation().name().toLowerCase(Locale.ROOT),
          new Cursor(numbered.epoch(), numbered.changeSet(), change.getOrdinal()).toString(),
          numbered.changeSet(),
          numbered.committedAt(),
          change.getPublisher(),
          change.getUpload(),
          change.getLine(),
          after == null ? null : (Integer) after.getSchemaId(),
          change.getFields(),
          numbered.after());
    }
  }
}
