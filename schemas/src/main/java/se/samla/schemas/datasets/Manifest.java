package se.samla.schemas.datasets;

import java.net.URI;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@code dataset.yaml} says beside the record schema. */
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
    Expected expected) {

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
   * @param localId the fields of which the first with a value is the publisher's id
   * @param nationalKey what makes contributions of several publishers one record
   */
  public record Identity(List<String> localId, @Nullable NationalKey nationalKey) {}

  /** The first of the fields whose value matches the pattern is the key. */
  public record NationalKey(List<String> fields, Pattern pattern) {}

  /**
   * Whose municipality a record is: a field's value, or a slice {@code [from, to)} of the national
   * key; else its publisher's.
   */
  public record Municipality(@Nullable String field, @Nullable List<Integer> keySlice) {}

  /** The fields that hold a point in WGS 84. */
  public record Geometry(String latitude, String longitude) {}

  /** A snapshot that deletes more than this share and more than this many records is held. */
  public record Guard(double share, int count) {}
}
