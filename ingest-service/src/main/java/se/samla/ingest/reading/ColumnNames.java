package se.samla.ingest.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.datasets.DatasetDefinition;

/**
 * Which field of a definition a file's column is: by name or alias, whatever its case, blanks, BOM
 * or Swedish letters.
 */
final class ColumnNames {
  private static final Pattern GAPS = Pattern.compile("[\\s\\u00a0._-]+");
  private final Map<String, String> fields = new HashMap<>();

  ColumnNames(DatasetDefinition definition) {
    definition
        .fields()
        .values()
        .forEach(
            field -> {
              field.aliases().forEach(alias -> fields.put(normalised(alias), field.name()));
            });
    definition.fields().keySet().forEach(name -> fields.put(normalised(name), name));
  }

  /** The field of a column, or null when the definition knows none. */
  @Nullable String fieldOf(String column) {
    return fields.get(normalised(column));
  }

  /** Whether members of a nested object with this name are columns. */
  boolean isPrefix(String column) {
    var prefix = normalised(column) + "_";
    return fields.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  List<String> all() {
    return fields.values().stream().distinct().sorted().toList();
  }

  static String normalised(String column) {
    var plain = column.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
    return GAPS.matcher(plain)
        .replaceAll("_")
        .replace('å', 'a')
        .replace('ä', 'a')
        .replace('ö', 'o');
  }
}
