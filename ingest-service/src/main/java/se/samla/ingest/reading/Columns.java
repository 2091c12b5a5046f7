package se.samla.ingest.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.issues.IssueCode;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.Manifest;

/**
 * The columns of one upload as they turn up: in CSV all at once in the header, in JSON with the
 * first entry that has them. A column that the definition does not know is kept out and named once.
 */
public final class Columns {
  static final int UNKNOWN = -1;
  static final int OPERATION = -2;
  static final int PAIR = -4;
  private static final String OPERATION_COLUMN = "_operation";
  private static final int MAX_NAME = 200;

  private final DatasetDefinition definition;
  private final ColumnNames known;
  private final ColumnRules rules;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<String> fields = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Boolean> numeric = new ArrayList<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private final Map<String, String> repeated = new LinkedHashMap<>();

  public Columns(DatasetDefinition definition) {
    this(definition, new ColumnNames(definition), new ColumnRules(definition.manifest()));
  }

  Columns(DatasetDefinition definition, ColumnNames known, ColumnRules rules) {
    this.definition = definition;
    this.known = known;
    this.rules = rules;
  }

  /** The place of a column's values in each row, or {@link #UNKNOWN} or {@link #OPERATION}. */
  int placeOf(String column) {
    return places.computeIfAbsent(column, this::add);
  }

  private int add(String column) {
    if (column.strip().equalsIgnoreCase(OPERATION_COLUMN)) {
      return OPERATION;
    }
    if (rules.isPair(column)) {
      return PAIR;
    }
    var field = known.fieldOf(column);
    if (field == null) {
      if (!rules.isIgnored(column)) {
        unknown.add(shown(column));
      }
      return UNKNOWN;
    }
    if (fields.contains(field)) {
      repeated.put(shown(column), field);
      return UNKNOWN;
    }
    fields.add(field);
    numeric.add(definition.field(field).isFraction());
    names.add(shown(column));
    return fields.size() - 1;
  }

  /** The definition's fields, in the order of the rows' values. */
  public List<String> fields() {
    return List.copyOf(fields);
  }

  /** Where a field's values stand in each row; negative when no column turned up for it. */
  public int placeOfField(String field) {
    return fields.indexOf(field);
  }

  /** Whether every row must have a value there. */
  boolean isRequired(int place) {
    return definition.field(fieldAt(place)).required();
  }

  String fieldAt(int place) {
    return fields.get(place);
  }

  /** The same columns as the file names them. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** The fields that a GeoJSON point gives. */
  Manifest.@Nullable Geometry geometry() {
    return definition.manifest().geometry();
  }

  /** What the manifest says of columns. */
  ColumnRules rules() {
    return rules;
  }

  /** Whether members of a nested object with this name are columns of their own. */
  boolean isPrefix(String column) {
    return known.isPrefix(column) || rules.isPairPrefix(column);
  }

  int size() {
    return fields.size();
  }

  /** Whether a column holds numbers that may have decimals. */
  boolean isFraction(int place) {
    return numeric.get(place);
  }

  boolean isKnown(String column) {
    return known.fieldOf(column) != null || rules.isPair(column);
  }

  /** The columns that the definition knows, for a message. */
  List<String> expected() {
    return known.all();
  }

  /** How many columns the file has, known or not. */
  int seen() {
    return places.size();
  }

  /** One finding for each column that was left out. */
  public List<Issue> issues() {
    var named = unknown.stream().filter(column -> !column.isEmpty()).map(this::unknown);
    return Stream.concat(named, repeated.entrySet().stream().map(Columns::repeated)).toList();
  }

  private Issue unknown(String column) {
    return new Issue(
        0,
        column,
        null,
        null,
        IssueCode.UNKNOWN_COLUMN,
        "a column of the specification",
        known.nearest(column, field -> !fields.contains(field)));
  }

  private static Issue repeated(Map.Entry<String, String> column) {
    var field = column.getValue();
    return new Issue(
        0, column.getKey(), field, null, IssueCode.REPEATED_COLUMN, "1 × " + field, null);
  }

  private static String shown(String column) {
    var name = column.replace("\uFEFF", "").strip();
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
  }
}
