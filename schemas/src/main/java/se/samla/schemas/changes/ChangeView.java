package se.samla.schemas.changes;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import se.samla.events.RecordChange;
import se.samla.events.RecordState;
import se.samla.events.RecordsChanged;

/**
 * A change as its readers see it, the same in the changes API and in webhooks.
 *
 * @param cursor where the change stands in its dataset's feed
 * @param operation created, updated, deleted or erased
 * @param fields the fields that differ
 * @param before the content it had; null when created
 * @param after the content it has; null when deleted
 * @param recordBefore whose and where the record was; null when created, or erased since
 * @param recordAfter whose and where it is; null when deleted, or erased since
 */
public record ChangeView(
    String cursor,
    long changeSet,
    int ordinal,
    String operation,
    String recordId,
    String publisher,
    UUID upload,
    Instant changedAt,
    List<String> fields,
    @Nullable Map<String, Object> before,
    @Nullable Map<String, Object> after,
    @Nullable RecordFacts recordBefore,
    @Nullable RecordFacts recordAfter) {

  /**
   * @param content reads a state's bytes by the schema id they were written with
   */
  public static ChangeView of(
      RecordsChanged part,
      RecordChange change,
      BiFunction<Integer, ByteBuffer, Map<String, Object>> content) {
    return of(part, change, read(change.getBefore(), content), read(change.getAfter(), content));
  }

  /** Of contents that are read already. */
  public static ChangeView of(
      RecordsChanged part,
      RecordChange change,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {
    return new ChangeView(
        new Cursor(part.getEpoch(), part.getChangeSet(), change.getOrdinal()).toString(),
        part.getChangeSet(),
        change.getOrdinal(),
        change.getOperation().name().toLowerCase(Locale.ROOT),
        change.getRecordId(),
        change.getPublisher(),
        change.getUpload(),
        part.getCommittedAt(),
        change.getFields(),
        before,
        after,
        RecordFacts.ofNullable(change.getBefore()),
        RecordFacts.ofNullable(change.getAfter()));
  }

  private static @Nullable Map<String, Object> read(
      @Nullable RecordState state, BiFunction<Integer, ByteBuffer, Map<String, Object>> content) {
    return state == null ? null : content.apply(state.getSchemaId(), state.getContent());
  }
}
