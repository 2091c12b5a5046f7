package se.samla.schemas.datasets;

import java.util.List;

/** Whether the fields that a manifest speaks of are there, and of the type that is asked for. */
record KnownFields(String file, DatasetDefinition definition) {
  void some(String where, List<String> fields) {
    if (fields.isEmpty()) {
      throw invalid(where, "[]", "at least one field");
    }
    fields.forEach(field -> one(where, field));
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
