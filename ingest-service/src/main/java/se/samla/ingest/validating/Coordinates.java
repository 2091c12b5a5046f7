package se.samla.ingest.validating;

import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.issues.IssueCode;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.Manifest;

/**
 * Turns a batch's coordinates into WGS 84 where they are something else. A row whose point is in
 * Sweden as it is given costs nothing. Which of the local zones is meant only the other rows tell.
 */
final class Coordinates {
  private final DatasetDefinition definition;
  private final BatchColumns columns;
  private final Manifest.@Nullable Geometry geometry;
  private final List<RawRow> rows;
  private final Projections projections = new Projections();
  private @Nullable Neighbourhood neighbourhood;

  Coordinates(DatasetDefinition definition, BatchColumns columns, List<RawRow> rows) {
    this.definition = definition;
    this.columns = columns;
    this.geometry = definition.manifest().geometry();
    this.rows = rows;
  }

  /** Replaces the record's point, and what was found about its two numbers. */
  void settle(GenericRecord record, RawRow row, Findings findings) {
    var fields = geometry;
    if (fields == null || isInSweden(record)) {
      return;
    }
    var places = placesOf(row, fields);
    if (places.size() > 1) {
      places = neighbourhood(fields).near(places);
    }
    if (places.size() == 1 && !places.getFirst().isAsGiven()) {
      take(places.getFirst(), record, row, findings);
    } else if (places.size() > 1) {
      findings.replace(names(fields), ambiguous(places, row, fields));
    }
  }

  private void take(Place place, GenericRecord record, RawRow row, Findings findings) {
    var fields = definition.manifest().geometry();
    if (fields != null) {
      record.put(fields.latitude(), place.latitude());
      record.put(fields.longitude(), place.longitude());
      findings.replace(names(fields), issue(row, fields, place.code(), place.shown()));
    }
  }

  private boolean isInSweden(GenericRecord record) {
    var latitude = definition.latitudeOf(record);
    var longitude = definition.longitudeOf(record);
    return latitude != null && longitude != null && SwedenCheck.contains(latitude, longitude);
  }

  private List<Place> placesOf(RawRow row, Manifest.Geometry fields) {
    var latitude = number(row, fields.latitude());
    var longitude = number(row, fields.longitude());
    return latitude == null || longitude == null ? List.of() : projections.of(latitude, longitude);
  }

  private @Nullable Double number(RawRow row, String field) {
    var text = columns.valueOf(row, field);
    return text != null
            && ValueParser.parse(definition.field(field), text) instanceof Parsed.Value(var value)
        ? (Double) value
        : null;
  }

  private Issue ambiguous(List<Place> places, RawRow row, Manifest.Geometry fields) {
    var some = places.stream().limit(3).map(Place::shown).toList();
    return issue(
        row,
        fields,
        IssueCode.COORDINATES_AMBIGUOUS,
        "WGS 84 | SWEREF 99 TM; ≠ " + String.join(" ≠ ", some));
  }

  private Issue issue(RawRow row, Manifest.Geometry fields, IssueCode code, String expected) {
    var given =
        columns.valueOf(row, fields.latitude()) + ", " + columns.valueOf(row, fields.longitude());
    var column = columns.columnOf(fields.latitude());
    return Issue.of(row.getLine(), column, fields.latitude(), given, code, expected);
  }

  private static List<String> names(Manifest.Geometry fields) {
    return List.of(fields.latitude(), fields.longitude());
  }

  private Neighbourhood neighbourhood(Manifest.Geometry fields) {
    var known = neighbourhood;
    if (known == null) {
      known = Neighbourhood.of(unmistakable(fields));
      neighbourhood = known;
    }
    return known;
  }

  private List<Place> unmistakable(Manifest.Geometry fields) {
    return rows.stream()
        .map(row -> placesOf(row, fields))
        .filter(places -> places.size() == 1)
        .map(List::getFirst)
        .toList();
  }
}
