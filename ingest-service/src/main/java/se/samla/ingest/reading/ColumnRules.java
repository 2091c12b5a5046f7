package se.samla.ingest.reading;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.samla.schemas.datasets.Manifest;
import tools.jackson.core.JsonPointer;

/** What a manifest says of how its file is read. */
final class ColumnRules {
  private final List<JsonPointer> arrays;
  private final Set<String> pairs;
  private final Set<String> masked;
  private final List<String> ignored;

  ColumnRules(Manifest manifest) {
    var geometry = manifest.geometry();
    var privacy = manifest.privacy();
    this.arrays = manifest.rows().stream().map(JsonPointer::compile).toList();
    this.pairs =
        (geometry == null ? List.<String>of() : geometry.pair())
            .stream().map(ColumnNames::normalised).collect(Collectors.toUnmodifiableSet());
    this.ignored = manifest.ignore().stream().map(ColumnNames::normalised).toList();
    this.masked = privacy == null ? Set.of() : Set.copyOf(privacy.mask());
  }

  /** Where in a JSON file the rows are; empty when the first array holds them. */
  List<JsonPointer> arrays() {
    return arrays;
  }

  /** Whether the file holds other datasets too, so that an entry may have nothing of this one. */
  boolean isPartOfAFile() {
    return !arrays.isEmpty();
  }

  /** Whether a column holds both numbers of a point. */
  boolean isPair(String column) {
    return pairs.contains(ColumnNames.normalised(column));
  }

  boolean isPairPrefix(String column) {
    var prefix = ColumnNames.normalised(column) + "_";
    return pairs.stream().anyMatch(pair -> pair.startsWith(prefix));
  }

  /** Whether any field is masked; then what stands under no name may be one of its values. */
  boolean masks() {
    return !masked.isEmpty();
  }

  /** Whether a column that is no field is there for other purposes. */
  boolean isIgnored(String column) {
    var name = ColumnNames.normalised(column);
    return ignored.stream().anyMatch(known -> name.equals(known) || name.startsWith(known + "_"));
  }

  boolean isMasked(String field) {
    return masked.contains(field);
  }
}
