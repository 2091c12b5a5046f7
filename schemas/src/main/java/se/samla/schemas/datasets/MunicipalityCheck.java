package se.samla.schemas.datasets;

import java.util.List;

/** Whether the rule says whose municipality a record is, and who may rank by it. */
final class MunicipalityCheck {
  private static final int CODE_LENGTH = 4;

  private final KnownFields fields;
  private final Manifest manifest;

  private MunicipalityCheck(KnownFields fields, Manifest manifest) {
    this.fields = fields;
    this.manifest = manifest;
  }

  static void of(KnownFields fields, Manifest manifest) {
    var check = new MunicipalityCheck(fields, manifest);
    var rule = manifest.municipality();
    if (rule != null) {
      check.rule(rule);
    }
    check.authority(rule != null && rule.keySlice() != null);
  }

  private void rule(Manifest.Municipality rule) {
    if ((rule.field() == null) == (rule.keySlice() == null)) {
      throw fields.invalid("municipality", rule, "either field or keySlice");
    }
    if (rule.field() != null) {
      fields.one("municipality.field", rule.field(), "municipality-code");
    }
    if (rule.keySlice() != null) {
      keySlice(rule.keySlice());
    }
  }

  private void keySlice(List<Integer> slice) {
    var key = manifest.identity().nationalKey();
    if (key == null) {
      throw invalid(slice, "identity.nationalKey too");
    }
    if (slice.size() != 2 || slice.get(0) < 0 || slice.get(1) - slice.get(0) != CODE_LENGTH) {
      throw invalid(slice, "[from, to] of four characters");
    }
    var shortest = ShortestMatch.of(key.pattern());
    if (slice.get(1) > shortest) {
      throw invalid(slice, "within " + shortest + " characters, the shortest key");
    }
  }

  private void authority(boolean keyHoldsMunicipality) {
    var word = DatasetDefinition.MUNICIPALITY_OF_KEY;
    if (manifest.authority().contains(word) && !keyHoldsMunicipality) {
      throw fields.invalid("authority", word, "municipality.keySlice too");
    }
  }

  private InvalidDefinitionException invalid(List<Integer> slice, String expected) {
    return fields.invalid("municipality.keySlice", slice, expected);
  }
}
