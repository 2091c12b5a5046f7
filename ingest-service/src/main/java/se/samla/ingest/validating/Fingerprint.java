package se.samla.ingest.validating;

import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;

/** Thirty-two bits that tell whether two rows of a file say the same, blanks at the ends aside. */
final class Fingerprint {
  private Fingerprint() {}

  static long of(RawRow row) {
    var hash = row.getOperation() == RowOperation.DELETE ? 1L : 0L;
    var values = row.getValues();
    for (var i = 0; i < values.size(); i++) {
      @Nullable String value = values.get(i);
      if (value != null && !value.isBlank()) {
        hash = Hash.of(hash + i, value.strip());
      }
    }
    return hash >>> 32;
  }
}
