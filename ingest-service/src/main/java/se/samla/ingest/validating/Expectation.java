package se.samla.ingest.validating;

import org.apache.avro.LogicalTypes;
import se.samla.schemas.datasets.FieldDefinition;

/** What a field's value looks like, in a form that needs no language. */
final class Expectation {
  private Expectation() {}

  static String of(FieldDefinition field) {
    return switch (field.type().getLogicalType()) {
      case LogicalTypes.Date _ -> "YYYY-MM-DD";
      case LogicalTypes.TimestampMillis _ -> "YYYY-MM-DDThh:mm:ssZ";
      case LogicalTypes.Decimal _ -> "1234.50 | 1 234,50";
      case null, default -> byType(field);
    };
  }

  private static String byType(FieldDefinition field) {
    return switch (field.type().getType()) {
      case BOOLEAN -> "true|false, ja|nej, J|N, Y|N, 1|0";
      case DOUBLE -> "57.70 | 57,70";
      case INT, LONG -> "0, 1, 2 …";
      default ->
          field.constraints().pattern() == null ? "text" : field.constraints().pattern().pattern();
    };
  }
}
