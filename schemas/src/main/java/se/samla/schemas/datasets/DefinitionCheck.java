package se.samla.schemas.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a manifest speaks of fields that the schema has, in types that make sense. */
final class DefinitionCheck {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final KnownFields fields;
  private final DatasetDefinition definition;
  private final Manifest manifest;

  private DefinitionCheck(String file, DatasetDefinition definition) {
    this.fields = new KnownFields(file, definition);
    this.definition = definition;
    this.manifest = definition.manifest();
  }

  static void of(String file, DatasetDefinition definition) {
    var check = new DefinitionCheck(file, definition);
    check.name();
    check.columns();
    check.writtenColumns();
    check.identity();
    MunicipalityCheck.of(check.fields, check.manifest);
    check.geometry();
    check.updated();
    RulesCheck.of(check.fields, check.manifest);
  }

  private void name() {
    if (!NAME.matcher(definition.name()).matches()) {
      throw fields.invalid("dataset", definition.name(), "a name in lower case, words joined by -");
    }
  }

  /** A column must lead to one field, however it writes upper and lower case. */
  private void columns() {
    var fieldOf = new HashMap<String, String>();
    for (var field : definition.fields().values()) {
      var names = new ArrayList<>(field.aliases());
      names.add(field.name());
      for (var name : names) {
        var other = fieldOf.put(name.toLowerCase(Locale.ROOT), field.name());
        if (other != null && !other.equals(field.name())) {
          throw fields.invalid(
              field.name() + ".aliases", name, "a name that " + other + " does not have");
        }
      }
    }
  }

  /** What is written by the specification's names must be read by them again. */
  private void writtenColumns() {
    var written = new HashSet<String>();
    for (var column : manifest.columns()) {
      var field = Columns.fieldOf(definition, column);
      if (field.isEmpty() || !written.add(field.get())) {
        throw fields.invalid("columns", column, "a field's name or alias, each field once");
      }
    }
  }

  private void identity() {
    if (manifest.identity().derive() == null) {
      fields.some("identity.localId", manifest.identity().localId());
    } else {
      fields.any("identity.localId", manifest.identity().localId());
    }
    var key = manifest.identity().nationalKey();
    if (key != null) {
      fields.some("identity.nationalKey.fields", key.fields());
    }
  }

  private void geometry() {
    var geometry = manifest.geometry();
    if (geometry != null) {
      fields.one("geometry.latitude", geometry.latitude(), "wgs84-latitude");
      fields.one("geometry.longitude", geometry.longitude(), "wgs84-longitude");
    }
  }

  private void updated() {
    if (manifest.updated() != null) {
      fields.one("updated", manifest.updated(), "date");
    }
  }
}
