package se.samla.ingest.validating;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import se.samla.ingest.issues.IssueCode;
import se.samla.schemas.datasets.FieldDefinition;

/** Text as a value of a field's Avro type, in the ways municipalities write it. */
final class ValueParser {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,20}([.,]\\d{1,30})?([eE][+-]?\\d{1,3})?");
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
  private static final Set<String> TRUE = Set.of("true", "ja", "j", "yes", "y", "1", "x", "sant");
  private static final Set<String> FALSE = Set.of("false", "nej", "n", "no", "0", "falskt");

  private ValueParser() {}

  static Parsed parse(FieldDefinition field, String text) {
    return switch (field.type().getLogicalType()) {
      case LogicalTypes.Date _ -> Times.date(text.strip());
      case LogicalTypes.TimestampMillis _ -> Times.instant(text.strip());
      case LogicalTypes.Decimal decimal -> decimal(field, text, decimal);
      case null, default -> plain(field, text);
    };
  }

  private static Parsed plain(FieldDefinition field, String text) {
    return switch (field.type().getType()) {
      case BOOLEAN -> bool(field, text.strip().toLowerCase(Locale.ROOT));
      case DOUBLE -> number(field, text);
      case INT, LONG -> integer(field, text);
      default -> Texts.parse(field, text);
    };
  }

  private static String compact(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return BLANKS.matcher(text).replaceAll("");
      }
    }
    return text;
  }

  private static Parsed bool(FieldDefinition field, String text) {
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return Parsed.of(TRUE.contains(text));
    }
    return Parsed.bad(IssueCode.NOT_A_BOOLEAN, Expectation.of(field));
  }

  private static Parsed number(FieldDefinition field, String text) {
    var compact = compact(text);
    return NUMBER.matcher(compact).matches()
        ? Parsed.of(Double.parseDouble(compact.replace(',', '.')))
        : Parsed.bad(IssueCode.NOT_A_NUMBER, Expectation.of(field));
  }

  private static Parsed integer(FieldDefinition field, String text) {
    var compact = compact(text);
    if (!INTEGER.matcher(compact).matches()) {
      return Parsed.bad(IssueCode.NOT_AN_INTEGER, Expectation.of(field));
    }
    var value = Long.parseLong(compact);
    if (field.type().getType() == Schema.Type.LONG) {
      return Parsed.of(value);
    }
    return value == (int) value
        ? Parsed.of((int) value)
        : Parsed.bad(IssueCode.OUT_OF_RANGE, Integer.MIN_VALUE + " … " + Integer.MAX_VALUE);
  }

  private static Parsed decimal(FieldDefinition field, String text, LogicalTypes.Decimal type) {
    var compact = compact(text).replace(',', '.');
    if (!NUMBER.matcher(compact).matches()) {
      return Parsed.bad(IssueCode.NOT_A_NUMBER, Expectation.of(field));
    }
    var value = new BigDecimal(compact).stripTrailingZeros();
    return value.scale() > type.getScale()
            || value.precision() - value.scale() > type.getPrecision() - type.getScale()
        ? Parsed.bad(
            IssueCode.OUT_OF_RANGE,
            type.getPrecision() + " digits, " + type.getScale() + " decimals")
        : Parsed.of(
            Objects.requireNonNull(
                ByteBuffer.wrap(value.setScale(type.getScale()).unscaledValue().toByteArray())));
  }
}
