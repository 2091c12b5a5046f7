package se.samla.schemas.datasets;

import java.net.URI;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code dataset.yaml} says beside the record schema.
 *
 * @param rows JSON pointers to the array that holds this dataset's rows, first the one that counts
 *     first; empty when any array does
 * @param ignore columns, or groups of them, that files have for other purposes: left out without a
 *     word
 * @param expected who is expected to deliver, one kind or several
 * @param columns the specification's own columns in its order, each a field's name or an alias with
 *     dots; empty when they are the fields
 */
public record Manifest(
    String record,
    Text title,
    Text description,
    URI theme,
    Map<String, List<String>> keywords,
    URI licence,
    URI conformsTo,
    Status status,
    Period frequency,
    Identity identity,
    List<String> authority,
    @Nullable Municipality municipality,
    @Nullable Geometry geometry,
    @Nullable String updated,
    Guard guard,
    List<Expected> expected,
    List<String> rows,
    List<String> ignore,
    @Nullable Snapshot snapshot,
    @Nullable Privacy privacy,
    @Nullable Perimeter perimeter,
    List<String> columns) {

  /** One text in the two languages of publishers. */
  public record Text(String sv, String en) {}

  /** Where a national dataset stands. */
  public enum Status {
    PROPOSED,
    ESTABLISHED,
    RETIRED
  }

  /** Who is expected to deliver. */
  public enum Expected {
    MUNICIPALITIES,
    REGIONS,
    AGENCIES
  }

  /**
   * How a row is recognised.
   *
   * @param localId the fields of which the first with a value is the publisher's id; may be empty
   *     when there is a rule to derive it
   * @param derive the id of a row that holds none
   * @param nationalKey what makes contributions of several publishers one record
   */
  public record Identity(
      List<String> localId, @Nullable Derivation derive, @Nullable NationalKey nationalKey) {}

  /**
   * How a row without an id gets one: from a name that is unique in the upload, or from the fields
   * of its natural key and the number of its occurrence.
   */
  public record Derivation(@Nullable String slug, @Nullable List<String> key) {
    /** The fields it reads. */
    public List<String> fields() {
      return slug != null ? List.of(slug) : key == null ? List.of() : key;
    }
  }

  /** The first of the fields whose value matches the pattern is the key. */
  public record NationalKey(List<String> fields, Pattern pattern) {}

  /**
   * Whose municipality a record is: a field's value, or a slice {@code [from, to)} of the national
   * key; else its publisher's.
   */
  public record Municipality(@Nullable String field, @Nullable List<Integer> keySlice) {}

  /**
   * The fields that hold a point in WGS 84.
   *
   * @param pair columns that hold both numbers of it, such as {@code [55.6, 13.0]}
   */
  public record Geometry(String latitude, String longitude, List<String> pair) {}

  /**
   * What a snapshot replaces, when it is not everything: the rows with the values it contains.
   *
   * @param scope the field, such as a date
   * @param slice the part {@code [from, to)} of its text, such as the month; null for all of it
   */
  public record Snapshot(String scope, @Nullable List<Integer> slice) {}

  /**
   * @param mask fields in which a personal identity number is masked before anything is stored
   * @param refuse what may not be published at all
   */
  public record Privacy(List<String> mask, List<Refusal> refuse) {}

  /** Rows whose field matches the pattern somewhere are refused. */
  public record Refusal(String field, Pattern pattern) {}

  /**
   * Which rows a publisher may publish.
   *
   * @param ownMunicipality a municipality its own only; other organisations all
   * @param publisher a field that must hold the publisher's organisation number
   */
  public record Perimeter(@Nullable Boolean ownMunicipality, @Nullable String publisher) {}

  /** A snapshot that deletes more than this share and more than this many records is held. */
  public record Guard(double share, int count) {}
}
