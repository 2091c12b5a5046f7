package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import se.samla.schemas.changes.RecordContent;
import tools.jackson.databind.JsonNode;

/** A content as it is read, back in its dataset's schema: what has no place there fails. */
final class ReadBack {
  private ReadBack() {}

  static GenericRecord of(JsonNode content, Schema schema) {
    assertThat(columns(schema)).containsAll(content.propertyNames());
    var record = new GenericData.Record(schema);
    for (var field : schema.getFields()) {
      var value = content.get(field.name());
      if (value != null) {
        record.put(field.pos(), value(value, RecordContent.valueSchema(field.schema())));
      }
    }
    assertThat(GenericData.get().validate(schema, record)).as("%s", content).isTrue();
    return record;
  }

  static List<String> columns(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }

  /** The getters refuse a value of another kind. */
  private static Object value(JsonNode value, Schema schema) {
    return switch (schema.getLogicalType()) {
      case LogicalTypes.Date _ -> (int) LocalDate.parse(value.stringValue()).toEpochDay();
      case LogicalTypes.TimestampMillis _ -> Instant.parse(value.stringValue()).toEpochMilli();
      case LogicalTypes.Decimal decimal -> bytes(value.stringValue(), decimal.getScale());
      case null, default -> plain(value, schema.getType());
    };
  }

  private static ByteBuffer bytes(String decimal, int scale) {
    var exact = new BigDecimal(decimal).setScale(scale);
    return ByteBuffer.wrap(exact.unscaledValue().toByteArray());
  }

  private static Object plain(JsonNode value, Schema.Type type) {
    return switch (type) {
      case BOOLEAN -> value.booleanValue();
      case INT -> value.intValue();
      case LONG -> value.longValue();
      case FLOAT -> value.floatValue();
      case DOUBLE -> value.doubleValue();
      default -> value.stringValue();
    };
  }
}
