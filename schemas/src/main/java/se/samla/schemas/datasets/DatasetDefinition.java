package se.samla.schemas.datasets;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.topics.Subjects;
import se.samla.schemas.topics.Topics;

/** A national dataset: its name, what its manifest says, and the Avro schema of its records. */
public record DatasetDefinition(
    String name, Manifest manifest, Schema schema, Map<String, FieldDefinition> fields) {
  /** The rank in {@code authority} of the municipality whose code the national key carries. */
  static final String MUNICIPALITY_OF_KEY = "municipality-of-key";

  /** The registry subject of the dataset's records. */
  public String subject() {
    return Subjects.ofValue(Topics.national(name));
  }

  /** A definition's field; the definition was checked, so a name it uses itself exists. */
  public FieldDefinition field(String field) {
    return Objects.requireNonNull(fields.get(field), field);
  }

  /** The fields by the columns of a table, in the specification's names and order. */
  public SequencedMap<String, String> columns() {
    return Columns.of(this);
  }

  /** The fields that may identify a row, first the one that counts first. */
  public List<String> localIdFields() {
    return manifest.identity().localId();
  }

  /** The fields that a row's id is or can be made of, and its scope: all a deletion needs. */
  public Set<String> identifyingFields() {
    var names = new LinkedHashSet<>(localIdFields());
    var derive = manifest.identity().derive();
    if (derive != null) {
      names.addAll(derive.fields());
    }
    if (manifest.snapshot() != null) {
      names.add(manifest.snapshot().scope());
    }
    return names;
  }

  /**
   * The part of its publisher's data that a record belongs to: empty when a snapshot replaces
   * everything, null when the record does not say.
   */
  public @Nullable String scopeOf(GenericRecord row) {
    var rule = manifest.snapshot();
    if (rule == null) {
      return "";
    }
    var value = row.get(rule.scope());
    var slice = rule.slice();
    var text = value == null ? null : text(value, field(rule.scope()));
    return text == null || slice == null ? text : text.substring(slice.get(0), slice.get(1));
  }

  private static String text(Object value, FieldDefinition field) {
    return "date".equals(field.logicalType())
        ? LocalDate.ofEpochDay((Integer) value).toString()
        : value.toString();
  }

  /**
   * What identifies a record.
   *
   * @param publisher the organisation number of who delivers it
   * @param municipalityCode the publisher's own municipality, if it is one
   */
  public RecordIdentity identify(
      GenericRecord row, String publisher, @Nullable String municipalityCode) {
    var key = nationalKeyOf(row);
    var keyMunicipality = key == null ? null : sliceOf(key);
    return new RecordIdentity(
        first(localIdFields(), row),
        key,
        municipalityOf(row, keyMunicipality, municipalityCode),
        authorityOf(publisher, municipalityCode, keyMunicipality),
        updatedOf(row));
  }

  /** A point coordinate, or null when the dataset has no geometry or the record no value. */
  public @Nullable Double latitudeOf(GenericRecord row) {
    var geometry = manifest.geometry();
    return geometry == null ? null : (Double) row.get(geometry.latitude());
  }

  /** A point coordinate, or null when the dataset has no geometry or the record no value. */
  public @Nullable Double longitudeOf(GenericRecord row) {
    var geometry = manifest.geometry();
    return geometry == null ? null : (Double) row.get(geometry.longitude());
  }

  private @Nullable String nationalKeyOf(GenericRecord row) {
    var rule = manifest.identity().nationalKey();
    return rule == null
        ? null
        : first(rule.fields(), row, text -> rule.pattern().matcher(text).matches());
  }

  private @Nullable String municipalityOf(
      GenericRecord row, @Nullable String keyMunicipality, @Nullable String publishers) {
    var rule = manifest.municipality();
    var field = rule == null ? null : rule.field();
    var own = field == null ? keyMunicipality : first(List.of(field), row);
    return own == null ? publishers : own;
  }

  private @Nullable String sliceOf(String key) {
    var rule = manifest.municipality();
    var slice = rule == null ? null : rule.keySlice();
    return slice == null ? null : key.substring(slice.get(0), slice.get(1));
  }

  /** The strongest of the ranks that the publisher has; last when it has none. */
  private int authorityOf(
      String publisher, @Nullable String municipalityCode, @Nullable String keyMunicipality) {
    var ranks = manifest.authority();
    var itsOwn = municipalityCode != null && municipalityCode.equals(keyMunicipality);
    for (var rank = 0; rank < ranks.size(); rank++) {
      var whose = ranks.get(rank);
      if (whose.equals(publisher) || (itsOwn && whose.equals(MUNICIPALITY_OF_KEY))) {
        return rank;
      }
    }
    return ranks.size();
  }

  private @Nullable LocalDate updatedOf(GenericRecord row) {
    var field = manifest.updated();
    var days = field == null ? null : (Integer) row.get(field);
    return days == null ? null : LocalDate.ofEpochDay(days);
  }

  private static @Nullable String first(List<String> fields, GenericRecord row) {
    return first(fields, row, _ -> true);
  }

  /** The first text that is not blank and is accepted. */
  private static @Nullable String first(
      List<String> fields, GenericRecord row, Predicate<String> accepted) {
    for (var field : fields) {
      var value = row.get(field);
      var text = value == null ? "" : value.toString();
      if (!text.isBlank() && accepted.test(text)) {
        return text;
      }
    }
    return null;
  }
}
