package se.samla.catalog.reading;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import se.samla.catalog.datasets.Dataset;
import se.samla.schemas.changes.RecordContent;

/** A dataset's fields as typed columns: dates are dates and decimals are decimals there. */
final class ParquetTable {
  static final String NAME = "record";

  private final List<Schema.Field> fields;

  ParquetTable(Dataset dataset) {
    fields = dataset.schema().getFields();
  }

  String create() {
    return fields.stream()
        .map(
            field ->
                "\"" + field.name() + "\" " + typeOf(RecordContent.valueSchema(field.schema())))
        .collect(Collectors.joining(", ", "CREATE TABLE " + NAME + " (", ")"));
  }

  void append(DuckDBAppender rows, RecordView record) throws IOException {
    try {
      rows.beginRow();
      for (var field : fields) {
        append(rows, RecordContent.valueSchema(field.schema()), record.content().get(field.name()));
      }
      rows.endRow();
    } catch (SQLException e) {
      throw new IOException("record " + record.id() + " is not as its schema says", e);
    }
  }

  private static String typeOf(Schema schema) {
    return switch (schema.getLogicalType()) {
      case LogicalTypes.Date _ -> "DATE";
      case LogicalTypes.TimestampMillis _ -> "TIMESTAMPTZ";
      case LogicalTypes.Decimal d -> "DECIMAL(" + d.getPrecision() + ", " + d.getScale() + ")";
      case null, default ->
          switch (schema.getType()) {
            case BOOLEAN -> "BOOLEAN";
            case INT -> "INTEGER";
            case LONG -> "BIGINT";
            case FLOAT, DOUBLE -> "DOUBLE";
            default -> "VARCHAR";
          };
    };
  }

  private static void append(DuckDBAppender rows, Schema schema, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      rows.appendNull();
      return;
    }
    switch (schema.getLogicalType()) {
      case LogicalTypes.Date _ -> rows.append(LocalDate.parse(value.toString()));
      case LogicalTypes.TimestampMillis _ -> rows.append(OffsetDateTime.parse(value.toString()));
      case LogicalTypes.Decimal _ -> rows.append(new BigDecimal(value.toString()));
      case null, default -> plain(rows, value);
    }
  }

  private static void plain(DuckDBAppender rows, Object value) throws SQLException {
    switch (value) {
      case Boolean flag -> rows.append(flag.booleanValue());
      case Integer number -> rows.append(number.intValue());
      case Long number -> rows.append(number.longValue());
      case Number number -> rows.append(number.doubleValue());
      default -> rows.append(value.toString());
    }
  }
}
