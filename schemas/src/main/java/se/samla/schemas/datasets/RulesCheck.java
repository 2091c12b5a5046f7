package se.samla.schemas.datasets;

import java.util.List;
import tools.jackson.core.JsonPointer;

/** Whether the rules about rows can be followed: derived ids, scope, privacy, perimeter. */
final class RulesCheck {
  private static final int ISO_DATE = 10;

  private final KnownFields fields;
  private final Manifest manifest;

  private RulesCheck(KnownFields fields, Manifest manifest) {
    this.fields = fields;
    this.manifest = manifest;
  }

  static void of(KnownFields fields, Manifest manifest) {
    var check = new RulesCheck(fields, manifest);
    check.rows();
    check.ignore();
    check.derive();
    check.snapshot();
    check.privacy();
    check.perimeter();
  }

  private void rows() {
    for (var pointer : manifest.rows()) {
      if (!pointer.startsWith("/") || JsonPointer.compile(pointer).matches()) {
        throw fields.invalid("rows", pointer, "a JSON pointer to an array, such as /results");
      }
    }
  }

  private void ignore() {
    for (var column : manifest.ignore()) {
      if (column.isBlank() || fields.definition().fields().containsKey(column)) {
        throw fields.invalid("ignore", column, "a column that is no field");
      }
    }
  }

  private void derive() {
    var derive = manifest.identity().derive();
    if (derive == null) {
      return;
    }
    if ((derive.slug() == null) == (derive.key() == null)) {
      throw fields.invalid("identity.derive", derive, "either slug or key");
    }
    if (derive.slug() != null) {
      fields.text("identity.derive.slug", derive.slug());
    }
    if (derive.fields().isEmpty()) {
      throw fields.invalid("identity.derive.key", "[]", "at least one field");
    }
    derive.fields().forEach(field -> fields.required("identity.derive", field));
  }

  private void snapshot() {
    var rule = manifest.snapshot();
    if (rule == null) {
      return;
    }
    var length = lengthOf(fields.required("snapshot.scope", rule.scope()));
    var slice = rule.slice();
    if (slice != null && !isWithin(slice, length)) {
      throw fields.invalid("snapshot.slice", slice, "[from, to] within " + length + " characters");
    }
  }

  /** The characters that every text of a field has at least. */
  private static int lengthOf(FieldDefinition field) {
    var pattern = field.constraints().pattern();
    if ("date".equals(field.logicalType())) {
      return ISO_DATE;
    }
    return pattern == null ? 0 : ShortestMatch.of(pattern);
  }

  private static boolean isWithin(List<Integer> slice, int length) {
    return slice.size() == 2
        && slice.get(0) >= 0
        && slice.get(0) < slice.get(1)
        && slice.get(1) <= length;
  }

  private void privacy() {
    var rule = manifest.privacy();
    if (rule != null) {
      rule.mask().forEach(field -> fields.text("privacy.mask", field));
      rule.refuse().forEach(refusal -> fields.text("privacy.refuse.field", refusal.field()));
    }
  }

  private void perimeter() {
    var rule = manifest.perimeter();
    if (rule == null) {
      return;
    }
    if (rule.publisher() != null) {
      fields.one("perimeter.publisher", rule.publisher(), "organisation-number");
    }
    if (Boolean.TRUE.equals(rule.ownMunicipality()) && manifest.municipality() == null) {
      throw fields.invalid("perimeter.ownMunicipality", true, "municipality too");
    }
  }
}
