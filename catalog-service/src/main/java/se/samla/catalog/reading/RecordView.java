package se.samla.catalog.reading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A national record as its readers see it.
 *
 * @param upload the upload that said so
 * @param version 1 for the first
 * @param changeSet the change set that made this version
 */
record RecordView(
    String id,
    String publisher,
    @Nullable String municipality,
    UUID upload,
    int version,
    long changeSet,
    Instant changedAt,
    Map<String, Object> content,
    @JsonIgnore @Nullable Point location) {

  /** WGS 84. */
  record Point(double longitude, double latitude) {}
}
