package se.samla.schemas.datasets;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Which column of a table is which field, in the order of the specification. */
final class Columns {
  private Columns() {}

  /**
   * The specification's columns first; a field that it does not have follows under its own name.
   */
  static SequencedMap<String, String> of(DatasetDefinition definition) {
    var columns = new LinkedHashMap<String, String>();
    definition
        .manifest()
        .columns()
        .forEach(
            column -> fieldOf(definition, column).ifPresent(field -> columns.put(column, field)));
    definition.fields().keySet().stream()
        .filter(field -> !columns.containsValue(field))
        .forEach(field -> columns.put(field, field));
    return columns;
  }

  /** A column is its field's name or an alias of it, in which a dot is written {@code _}. */
  static Optional<String> fieldOf(DatasetDefinition definition, String column) {
    var name = column.replace('.', '_');
    return definition.fields().values().stream()
        .filter(field -> field.name().equals(column) || field.aliases().contains(name))
        .map(FieldDefinition::name)
        .findFirst();
  }
}
