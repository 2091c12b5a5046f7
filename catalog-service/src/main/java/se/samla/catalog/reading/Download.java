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
    var table = CsvTable.of(dataset.schema(), out);
    records.forEach(dataset, number, table::write);
    table.flush();
  }

  private void lines(Dataset dataset, long number, Writer out) throws IOException {
    records.forEach(
        dataset,
        number,
        record -> {
          out.write(json.write(record));
          out.write('\n');
        });
  }

  private void features(Dataset dataset, long number, Writer out) throws IOException {
    out.write("{\"type\":\"FeatureCollection\",\"features\":[");
    var separator = new Separator(out);
    records.forEach(
        dataset,
        number,
        record -> {
          separator.write();
          out.write(json.write(GeoJson.Feature.of(record)));
        });
    out.write("]}");
  }

  /** Between two, not before the first. */
  private static final class Separator {
    private final Writer out;
    private String next = "\n";

    Separator(Writer out) {
      this.out = out;
    }

    void write() throws IOException {
      out.write(next);
      next = ",\n";
    }
  }
}
