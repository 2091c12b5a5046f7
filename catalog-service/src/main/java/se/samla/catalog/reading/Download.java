package se.samla.catalog.reading;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;

/** A whole dataset as it was at one change set, written as it is read: memory stays flat. */
@Component
class Download {
  private final AllRecords records;
  private final ParquetFiles parquet;
  private final EventStream.Json json;

  Download(AllRecords records, ParquetFiles parquet, EventStream.Json json) {
    this.records = records;
    this.parquet = parquet;
    this.json = json;
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
    private final EventStream.Views out;
    private String next = "\n";

    Separator(EventStream.Views out) {
      this.out = out;
    }

    void write() {
      out.write(next);
      next = ",\n";
    }
  }
}
