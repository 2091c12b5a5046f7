package se.samla.ingest.uploads;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One submission, as far as it has come. */
public record Upload(
    UUID id,
    String dataset,
    String publisher,
    String kind,
    UploadStatus status,
    Times times,
    Rows rows,
    Changes changes,
    Map<String, Object> dialect,
    @Nullable String cause,
    @Nullable String detail) {

  /** When it began, and when its last byte was in. */
  public record Times(Instant startedAt, @Nullable Instant receivedAt) {}

  /** Rows read so far, and what validation said of them once it is through. */
  public record Rows(
      long read, @Nullable Long valid, @Nullable Long invalid, @Nullable Long warnings) {}

  /** What the merge did; null until it has. */
  public record Changes(
      @Nullable Long created,
      @Nullable Long updated,
      @Nullable Long deleted,
      @Nullable Long unchanged,
      @Nullable Long changeSet,
      boolean deletionsWithheld) {}
}
