package se.samla.ingest.reading;

import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The reader of a Content-Type. */
@Component
public final class UploadReaders {
  private static final MediaType CSV = new MediaType("text", "csv");
  private static final MediaType GEOJSON = new MediaType("application", "geo+json");

  private final CsvReading csv;
  private final JsonReading json;

  UploadReaders(CsvReading csv, JsonReading json) {
    this.csv = csv;
    this.json = json;
  }

  public Optional<UploadReader> of(MediaType type) {
    if (CSV.isCompatibleWith(type)) {
      return Optional.of(csv);
    }
    return MediaType.APPLICATION_JSON.isCompatibleWith(type) || GEOJSON.isCompatibleWith(type)
        ? Optional.of(json)
        : Optional.empty();
  }
}
