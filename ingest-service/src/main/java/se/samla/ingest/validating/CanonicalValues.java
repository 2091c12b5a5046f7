package se.samla.ingest.validating;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.FieldDefinition;

/** Single fields of raw rows, as what they mean and not as they are written. */
final class CanonicalValues {
  private final DatasetDefinition definition;
  private final ToIntFunction<String> places;

  CanonicalValues(DatasetDefinition definition, ToIntFunction<String> places) {
    this.definition = definition;
    this.places = places;
  }

  /** The value of a row's field; null when it holds none, or none that can be read. */
  @Nullable Object of(RawRow row, String field) {
    var text = textOf(row, field);
    return text != null && parse(definition.field(field), text) instanceof Parsed.Value(var value)
        ? value
        : null;
  }

  /** The first of the fields that the row fills; null when it fills none. */
  @Nullable String firstFilled(RawRow row, List<String> fields) {
    for (var field : fields) {
      if (textOf(row, field) != null) {
        return field;
      }
    }
    return null;
  }

  /** A value as text; a decimal as its unscaled number. */
  static String text(Object value) {
    return value instanceof ByteBuffer decimal
        ? new BigInteger(bytes(decimal)).toString()
        : value.toString();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private @Nullable String textOf(RawRow row, String field) {
    var place = places.applyAsInt(field);
    var values = row.getValues();
    @Nullable String text = place < 0 || place >= values.size() ? null : values.get(place);
    return text == null || text.isBlank() ? null : text;
  }

  private static Parsed parse(FieldDefinition field, String text) {
    return ValueParser.parse(field, text.strip());
  }
}
