package se.samla.ingest.uploads;

import java.time.Instant;
import java.util.UUID;

/** Which of a publisher's uploads to list; an empty text means all. */
record UploadFilter(String publisher, String dataset, String status, Place before) {

  /** A place in the list: what started before it comes after it. */
  record Place(Instant startedAt, UUID id) {
    private static final Place FIRST =
        new Place(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    static Place parse(String cursor) {
      if (cursor.isEmpty()) {
        return FIRST;
      }
      var parts = cursor.split("_", 2);
      return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    }

    static Place of(Upload upload) {
      return new Place(upload.times().startedAt(), upload.id());
    }

    @Override
    public String toString() {
      return startedAt + "_" + id;
    }
  }
}
