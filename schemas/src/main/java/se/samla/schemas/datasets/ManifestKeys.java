package se.samla.schemas.datasets;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The entries a manifest must have, with what belongs there. */
final class ManifestKeys {
  private static final Map<String, String> REQUIRED = new LinkedHashMap<>();
  private static final Map<String, Map<String, String>> REQUIRED_WITHIN =
      Map.of(
          "identity.nationalKey",
          Map.of("fields", "a list of fields", "pattern", "a regular expression"),
          "geometry",
          Map.of("latitude", "a field", "longitude", "a field"),
          "snapshot",
          Map.of("scope", "a field"));

  static {
    REQUIRED.put("record", "the file of the Avro record schema");
    REQUIRED.put("title.sv", "a text in Swedish");
    REQUIRED.put("title.en", "a text in English");
    REQUIRED.put("description.sv", "a text in Swedish");
    REQUIRED.put("description.en", "a text in English");
    REQUIRED.put("theme", "a URI of the EU data themes");
    REQUIRED.put("keywords.sv", "a list in Swedish");
    REQUIRED.put("keywords.en", "a list in English");
    REQUIRED.put("licence", "a Creative Commons URI");
    REQUIRED.put("conformsTo", "the specification's URI");
    REQUIRED.put("status", "proposed, established or retired");
    REQUIRED.put("frequency", "an ISO 8601 duration, such as P1Y");
    REQUIRED.put("guard.share", "a share of deletions that holds a snapshot, 0 to 1");
    REQUIRED.put("guard.count", "a number of deletions that holds a snapshot");
    REQUIRED.put("expected", "municipalities, regions or agencies, or a list of them");
  }

  private ManifestKeys() {}

  static void check(String file, ObjectNode manifest) {
    REQUIRED.forEach((key, expected) -> require(file, manifest, key, expected));
    if (isEmpty(at(manifest, "identity.derive"))) {
      require(file, manifest, "identity.localId", "a list of fields");
    }
    refusals(file, manifest);
    REQUIRED_WITHIN.forEach(
        (part, keys) -> {
          if (!isEmpty(at(manifest, part))) {
            keys.forEach((key, what) -> require(file, manifest, part + "." + key, what));
          }
        });
  }

  private static void refusals(String file, ObjectNode manifest) {
    var refusals = at(manifest, "privacy.refuse");
    for (var i = 0; i < refusals.size(); i++) {
      require(file, manifest, "privacy.refuse." + i + ".field", "a field");
      require(file, manifest, "privacy.refuse." + i + ".pattern", "a regular expression");
    }
  }

  private static void require(String file, ObjectNode manifest, String key, String expected) {
    if (isEmpty(at(manifest, key))) {
      throw new InvalidDefinitionException(file, key + ": missing (expected: " + expected + ")");
    }
  }

  private static JsonNode at(ObjectNode manifest, String key) {
    return manifest.at("/" + key.replace('.', '/'));
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isMissingNode() || node.isNull() || (node.isString() && node.asString().isBlank());
  }
}
