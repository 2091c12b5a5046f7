package se.samla.ingest.reading;

import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The reader of a Content-Type. */
@Component
public final class UploadReaders {
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final MediaType WORKBOOK = MediaType.parseMediaType(XLSX);
  private static final MediaType CSV = new MediaType("text", "csv");
  private static final List<MediaType> JSON =
      List.of(MediaType.APPLICATION_JSON, new MediaType("application", "geo+json"));
  private static final List<MediaType> NDJSON =
      List.of(new MediaType("application", "x-ndjson"), new MediaType("application", "jsonl"));

  private final CsvReading csv;
  private final JsonReading json;
  private final NdjsonReading ndjson;
  private final XlsxReading xlsx;

  UploadReaders(CsvReading csv, JsonReading json, NdjsonReading ndjson, XlsxReading xlsx) {
    this.csv = csv;
    this.json = json;
    this.ndjson = ndjson;
    this.xlsx = xlsx;
  }

  public Optional<UploadReader> of(MediaType type) {
    return of(type, ReadingOptions.NONE);
  }

  public Optional<UploadReader> of(MediaType type, ReadingOptions options) {
    if (CSV.isCompatibleWith(type)) {
      return Optional.of(csv);
    }
    if (WORKBOOK.isCompatibleWith(type)) {
      return Optional.of((body, rows) -> xlsx.read(body, rows, options));
    }
    if (NDJSON.stream().anyMatch(type::isCompatibleWith)) {
      return Optional.of(ndjson);
    }
    return JSON.stream().anyMatch(type::isCompatibleWith) ? Optional.of(json) : Optional.empty();
  }
}
