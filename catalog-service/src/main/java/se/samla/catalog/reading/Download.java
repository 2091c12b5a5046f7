package se.samla.catalog.reading;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;

/** A whole dataset as it was at one change set, written as it is read: memory stays flat. */
@Component
class Download {
  private final AllRecords records;
  private final ParquetFiles parquet;
  private final Json json;
  private final Places places;

  Download(
      AllRecords records,
      ParquetFiles parquet,
      Json json,
      @Qualifier("downloadPlaces") Places places) {
    this.records = records;
    this.parquet = parquet;
    this.json = json;
    this.places = places;
  }

  /**
   * A place to download at.
   *
   * @throws Problem when the client has its share already, or none is free
   */
  Places.Place placeFor(String client) {
    return places.take(client);
  }

  void write(Dataset dataset, long number, DownloadFormat format, OutputStream out)
      throws IOException {
    if (format == DownloadFormat.PARQUET) {
      parquet.write(dataset, number, out);
      return;
    }
    try (var text =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 64 * 1024)) {
      switch (format) {
        case CSV -> csv(dataset, number, text);
        case NDJSON -> lines(dataset, number, text);
        case GEOJSON -> features(dataset, number, text);
        case PARQUET -> throw new IllegalStateException("no text");
      }
    }
  }

  private void csv(Dataset dataset, long number, Writer out) throws IOException {
    var table = CsvTable.of(dataset, out);
    records.forEach(dataset, number, table::write);
    table.flush();
  }

  private void lines(Dataset dataset, long number, Writer out) throws IOException {
    var views = json.into(out);
    records.forEach(
        dataset,
        number,
        record -> {
          views.write(record);
          views.write("\n");
        });
    views.flush();
  }

  private void features(Dataset dataset, long number, Writer out) throws IOException {
    var views = json.into(out);
    views.write("{\"type\":\"FeatureCollection\",\"features\":[");
    var separator = new Separator(views);
    records.forEach(
        dataset,
        number,
        record -> {
          separator.write();
          views.write(GeoJson.Feature.of(record));
        });
    views.write("]}");
    views.flush();
  }

  /** Between two, not before the first. */
  private static final class Separator {
    private final Json.Views out;
    private String next = "\n";

    Separator(Json.Views out) {
      this.out = out;
    }

    void write() {
      out.write(next);
      next = ",\n";
    }
  }
}
