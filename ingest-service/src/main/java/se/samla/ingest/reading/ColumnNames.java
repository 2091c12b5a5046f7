package se.samla.ingest.reading;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.datasets.DatasetDefinition;

/**
 * Which field of a definition a file's column is: by the publisher's own mapping, by name or alias,
 * whatever its case, blanks, BOM, Swedish letters or their transliteration.
 */
final class ColumnNames {
  private static final Pattern GAPS = Pattern.compile("[\\s\\u00a0\\u202f\\uFEFF._-]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern TRANSLITERATED = Pattern.compile("aa|ae|oe");
  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);

  private final Map<String, String> fields;
  private final Map<String, String> transliterated;

  /** By the names and aliases of a definition. */
  ColumnNames(DatasetDefinition definition) {
    this(new HashMap<>(), new HashMap<>());
    definition
        .fields()
        .values()
        .forEach(field -> field.aliases().forEach(alias -> add(alias, field.name())));
    definition.fields().keySet().forEach(name -> add(name, name));
  }

  private ColumnNames(Map<String, String> fields, Map<String, String> transliterated) {
    this.fields = fields;
    this.transliterated = transliterated;
  }

  /**
   * The same and a publisher's own.
   *
   * @param mapping column of its files → field; stronger than the definition's names
   */
  ColumnNames with(Map<String, String> mapping) {
    return mapping.isEmpty() ? this : extended(mapping);
  }

  private ColumnNames extended(Map<String, String> mapping) {
    var names = new ColumnNames(new HashMap<>(fields), new HashMap<>(transliterated));
    var known = Set.copyOf(fields.values());
    mapping.forEach(
        (column, field) -> {
          if (known.contains(field)) {
            names.add(column, field);
          }
        });
    return names;
  }

  /** The field of a column, or null when neither mapping nor definition knows one. */
  @Nullable String fieldOf(String column) {
    var name = normalised(column);
    var field = fields.get(name);
    return field == null ? transliterated.get(folded(name)) : field;
  }

  /** The field that an unknown column nearly is, of those that qualify; null when none is near. */
  @Nullable String nearest(String column, Predicate<String> qualifies) {
    var name = normalised(column);
    return fields.entrySet().stream()
        .filter(known -> qualifies.test(known.getValue()) && isNear(name, known.getKey()))
        .min(
            Comparator.<Map.Entry<String, String>>comparingInt(
                    known -> DISTANCE.apply(name, known.getKey()))
                .thenComparing(Map.Entry::getValue))
        .map(Map.Entry::getValue)
        .orElse(null);
  }

  /** Whether members of a nested object with this name are columns. */
  boolean isPrefix(String column) {
    var prefix = normalised(column) + "_";
    return fields.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  List<String> all() {
    return fields.values().stream().distinct().sorted().toList();
  }

  /** One letter in four may be wrong, two at most. */
  private static boolean isNear(String name, String known) {
    var distance = DISTANCE.apply(name, known);
    return distance >= 0 && distance * 4 <= Math.min(name.length(), known.length());
  }

  private void add(String column, String field) {
    fields.put(normalised(column), field);
    transliterated.put(folded(normalised(column)), field);
  }

  static String normalised(String column) {
    var plain = GAPS.matcher(column).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    return ACCENTS
        .matcher(Normalizer.normalize(plain, Normalizer.Form.NFD))
        .replaceAll("")
        .replace(' ', '_');
  }

  /** {@code oe} and {@code o} become one: both are ways to write {@code ö} without it. */
  private static String folded(String name) {
    return TRANSLITERATED
        .matcher(name)
        .replaceAll(match -> match.group().substring(0, 1).equals("o") ? "o" : "a");
  }
}
