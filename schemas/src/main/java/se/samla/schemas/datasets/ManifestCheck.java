package se.samla.schemas.datasets;

import java.net.URI;
import java.util.regex.Pattern;

/** Whether a manifest's values make sense by themselves, before its schema is read. */
final class ManifestCheck {
  /** Harvesters compare letter by letter: no https, no language's page of the licence. */
  private static final Pattern LICENCE =
      Pattern.compile(
          "http://creativecommons\\.org/(publicdomain/zero/1\\.0|licenses/[a-z-]+/4\\.0)/");

  private static final Pattern RECORD = Pattern.compile("\\w+\\.avsc");

  private final String file;
  private final Manifest manifest;

  private ManifestCheck(String file, Manifest manifest) {
    this.file = file;
    this.manifest = manifest;
  }

  static void of(String file, Manifest manifest) {
    var check = new ManifestCheck(file, manifest);
    check.record();
    check.absolute("theme", manifest.theme());
    check.licence();
    check.absolute("conformsTo", manifest.conformsTo());
    check.frequency();
    check.guard();
    check.authority();
  }

  private void record() {
    if (!RECORD.matcher(manifest.record()).matches()) {
      throw invalid("record", manifest.record(), "an .avsc file beside dataset.yaml");
    }
  }

  private void licence() {
    if (!LICENCE.matcher(manifest.licence().toString()).matches()) {
      throw invalid(
          "licence",
          manifest.licence(),
          "Creative Commons' own address, http://creativecommons.org/publicdomain/zero/1.0/"
              + " or such as http://creativecommons.org/licenses/by/4.0/");
    }
  }

  private void absolute(String where, URI uri) {
    if (!uri.isAbsolute()) {
      throw invalid(where, uri, "a URI with a scheme");
    }
  }

  private void frequency() {
    if (manifest.frequency().isZero() || manifest.frequency().isNegative()) {
      throw invalid("frequency", manifest.frequency(), "a duration above zero, such as P1Y");
    }
  }

  private void guard() {
    var guard = manifest.guard();
    if (!(guard.share() >= 0 && guard.share() <= 1)) {
      throw invalid("guard.share", guard.share(), "0 to 1");
    }
    if (guard.count() < 0) {
      throw invalid("guard.count", guard.count(), "0 or more");
    }
  }

  private void authority() {
    for (var who : manifest.authority()) {
      if (!who.equals(DatasetDefinition.MUNICIPALITY_OF_KEY) && !OrganisationNumber.isOne(who)) {
        throw invalid("authority", who, "municipality-of-key or an organisation number");
      }
    }
  }

  private InvalidDefinitionException invalid(String where, Object value, String expected) {
    return InvalidDefinitionException.of(file, where, value, expected);
  }
}
