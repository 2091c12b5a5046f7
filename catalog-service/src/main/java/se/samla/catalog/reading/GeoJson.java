package se.samla.catalog.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.catalog.reading.RecordView.Point;

/**
 * Records as GeoJSON (RFC 7946): a record's content are the feature's properties, where it comes
 * from are members beside them.
 */
final class GeoJson {
  static final String MEDIA_TYPE = "application/geo+json";

  private GeoJson() {}

  /** A page of records. */
  record FeatureCollection(String type, List<Feature> features, @Nullable String next) {
    static FeatureCollection of(RecordList page) {
      return new FeatureCollection(
          "FeatureCollection", page.records().stream().map(Feature::of).toList(), page.next());
    }
  }

  /** A record. */
  record Feature(
      String type,
      String id,
      @Nullable Geometry geometry,
      Map<String, Object> properties,
      @JsonUnwrapped Provenance provenance) {
    static Feature of(RecordView record) {
      return new Feature(
          "Feature",
          record.id(),
          Geometry.of(record.location()),
          record.content(),
          Provenance.of(record));
    }
  }

  /** A point: longitude, then latitude. */
  record Geometry(String type, List<Double> coordinates) {
    static @Nullable Geometry of(@Nullable Point point) {
      return point == null
          ? null
          : new Geometry("Point", List.of(point.longitude(), point.latitude()));
    }
  }

  /** Foreign members, as RFC 7946 allows them. */
  record Provenance(
      String publisher,
      @Nullable String municipality,
      UUID upload,
      int version,
      long changeSet,
      Instant changedAt) {
    static Provenance of(RecordView record) {
      return new Provenance(
          record.publisher(),
          record.municipality(),
          record.upload(),
          record.version(),
          record.changeSet(),
          record.changedAt());
    }
  }
}
