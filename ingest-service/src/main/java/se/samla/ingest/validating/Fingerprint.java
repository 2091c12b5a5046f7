package se.samla.ingest.validating;

import java.util.Collection;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.schemas.datasets.DatasetDefinition;

/**
 * Thirty-two bits that tell whether two rows of a file say the same, however they write it: {@code
 * 1,0} is {@code 1.0}. What is no value of its field counts as it stands, blanks at the ends aside.
 */
final class Fingerprint {
  private final Collection<String> fields;
  private final ToIntFunction<String> places;
  private final CanonicalValues values;

  Fingerprint(DatasetDefinition definition, ToIntFunction<String> places, CanonicalValues values) {
    this.fields = definition.fields().keySet();
    this.places = places;
    this.values = values;
  }

  long of(RawRow row) {
    var hash = row.getOperation() == RowOperation.DELETE ? 1L : 0L;
    var known = 0;
    for (var field : fields) {
      var place = places.applyAsInt(field);
      known += place < 0 ? 0 : 1;
      hash = place < 0 ? hash : with(hash, place, said(row, field, place));
    }
    for (var place = known; place < row.getValues().size(); place++) {
      hash = with(hash, place, raw(row, place));
    }
    return hash >>> 32;
  }

  private static long with(long hash, int place, @Nullable String text) {
    return text == null ? hash : Hash.of(hash + place, text);
  }

  private @Nullable String said(RawRow row, String field, int place) {
    var value = values.of(row, field);
    return value == null ? raw(row, place) : CanonicalValues.text(value).strip();
  }

  private static @Nullable String raw(RawRow row, int place) {
    var values = row.getValues();
    @Nullable String value = place >= values.size() ? null : values.get(place);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
