package se.samla.schemas.datasets;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a manifest means where it says nothing. */
final class ManifestDefaults {
  private ManifestDefaults() {}

  static ObjectNode of(ObjectNode manifest) {
    empty(manifest, "authority", "rows", "ignore", "columns");
    if (manifest.get("identity") instanceof ObjectNode identity) {
      empty(identity, "localId");
    }
    if (manifest.get("geometry") instanceof ObjectNode geometry) {
      empty(geometry, "pair");
    }
    if (manifest.get("privacy") instanceof ObjectNode privacy) {
      empty(privacy, "mask", "refuse");
    }
    oneIsAList(manifest, "expected");
    return manifest;
  }

  private static void empty(ObjectNode within, String... lists) {
    List.of(lists).stream().filter(list -> !within.has(list)).forEach(within::putArray);
  }

  private static void oneIsAList(ObjectNode manifest, String key) {
    var value = manifest.get(key);
    if (!value.isArray()) {
      manifest.putArray(key).add(value);
    }
  }
}
