package se.samla.schemas.datasets;

import java.util.List;
import org.apache.avro.Schema;

/** Whether the fields that a manifest speaks of are there, and of the type that is asked for. */
record KnownFields(String file, DatasetDefinition definition) {
  void some(String where, List<String> fields) {
    if (fields.isEmpty()) {
      throw invalid(where, "[]", "at least one field");
    }
    any(where, fields);
  }

  void any(String where, List<String> fields) {
    fields.forEach(field -> one(where, field));
  }

  /** A field whose value every row must have. */
  FieldDefinition required(String where, String field) {
    one(where, field);
    if (!definition.field(field).required()) {
      throw invalid(where, field, "a field that every row must have");
    }
    return definition.field(field);
  }

  void text(String where, String field) {
    one(where, field);
    if (definition.field(field).type().getType() != Schema.Type.STRING) {
      throw invalid(where, field, "a field of type string");
    }
  }

  void one(String where, String field, String logicalType) {
    one(where, field);
    var actual = definition.field(field).logicalType();
    if (!logicalType.equals(actual)) {
      throw invalid(where, field + " of type " + actual, "a field of logical type " + logicalType);
    }
  }

  private void one(String where, String field) {
    if (!definition.fields().containsKey(field)) {
      throw invalid(where, field, "a field of " + definition.manifest().record());
    }
  }

  InvalidDefinitionException invalid(String where, Object value, String expected) {
    return InvalidDefinitionException.of(file, where, value, expected);
  }
}
