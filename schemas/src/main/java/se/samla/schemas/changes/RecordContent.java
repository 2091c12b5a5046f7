package se.samla.schemas.changes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.wire.WireFormat;

/**
 * A dataset's record as people and JSON see it: fields in the schema's order, those without a value
 * left out, dates and times as ISO 8601 text, decimals as text so that no reader rounds them.
 */
public final class RecordContent {
  private RecordContent() {}

  /** The content of plain Avro bytes, ready for any JSON writer. */
  public static Map<String, Object> of(ByteBuffer content, Schema writer, Schema reader) {
    return of(WireFormat.decodePlain(content, writer, reader));
  }

  /** The content of a record, ready for any JSON writer. */
  public static Map<String, Object> of(GenericRecord record) {
    var content = new LinkedHashMap<String, Object>();
    for (var field : record.getSchema().getFields()) {
      var value = record.get(field.pos());
      if (value != null) {
        content.put(field.name(), readable(value, valueSchema(field.schema())));
      }
    }
    return content;
  }

  /**
   * The names of the fields in which two contents differ, those of {@code after} first, in their
   * order.
   */
  public static List<String> differing(
      @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
    if (after == null) {
      return List.of();
    }
    var old = before == null ? Map.<String, Object>of() : before;
    var names = new ArrayList<String>();
    after.forEach(
        (name, value) -> {
          if (!Objects.equals(value, old.get(name))) {
            names.add(name);
          }
        });
    old.keySet().stream().filter(name -> !after.containsKey(name)).forEach(names::add);
    return names;
  }

  /** The schema of a field's value: the one branch that is not null. */
  public static Schema valueSchema(Schema schema) {
    return schema.isUnion() ? branchOf(schema.getTypes()) : schema;
  }

  /** By a loop: downloads ask it for every value. */
  private static Schema branchOf(List<Schema> types) {
    for (var type : types) {
      if (type.getType() != Schema.Type.NULL) {
        return type;
      }
    }
    throw new IllegalArgumentException("union: " + types + " (expected: one that holds values)");
  }

  private static Object readable(Object value, Schema schema) {
    return switch (schema.getLogicalType()) {
      case LogicalTypes.Date _ -> LocalDate.ofEpochDay((Integer) value).toString();
      case LogicalTypes.TimestampMillis _ -> Instant.ofEpochMilli((Long) value).toString();
      case LogicalTypes.Decimal decimal ->
          decimal((ByteBuffer) value, decimal.getScale()).toPlainString();
      case null, default -> plain(value);
    };
  }

  private static Object plain(Object value) {
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }

  private static BigDecimal decimal(ByteBuffer bytes, int scale) {
    var unscaled = new byte[bytes.remaining()];
    bytes.duplicate().get(unscaled);
    return new BigDecimal(new BigInteger(unscaled), scale);
  }
}
