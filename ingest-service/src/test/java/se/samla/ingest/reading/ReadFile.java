package se.samla.ingest.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import se.samla.events.RawRow;
import se.samla.ingest.issues.Issue;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;

/**
 * A file as a reader saw it: each row by field without its blanks, what was noted, what was found.
 */
public record ReadFile(
    DatasetDefinition dataset,
    Columns columns,
    List<RawRow> raw,
    List<Map<String, String>> rows,
    Map<String, Object> dialect,
    List<Issue> issues) {
  static final DatasetDefinition BADPLATSER =
      DatasetDefinitions.load(null).find("badplatser").orElseThrow();

  static ReadFile csv(String text) {
    return csv(text, StandardCharsets.UTF_8);
  }

  static ReadFile csv(String text, Charset charset) {
    return read(new CsvReading(), text.getBytes(charset));
  }

  static ReadFile json(String text) {
    return read(new JsonReading(), text.getBytes(StandardCharsets.UTF_8));
  }

  static ReadFile ndjson(String text) {
    return read(new NdjsonReading(), text.getBytes(StandardCharsets.UTF_8));
  }

  static ReadFile xlsx(byte[] bytes, ReadingOptions options) {
    var xlsx = new XlsxReading(TestLimits.DEFAULTS);
    return read((body, rows) -> xlsx.read(body, rows, options), bytes);
  }

  static ReadFile xlsx(XlsxReading reading, byte[] bytes) {
    return read((body, rows) -> reading.read(body, rows, ReadingOptions.NONE), bytes);
  }

  /** As a publisher would send it. */
  public static ReadFile of(String contentType, byte[] bytes, DatasetDefinition dataset) {
    var readers =
        new UploadReaders(
            new CsvReading(),
            new JsonReading(),
            new NdjsonReading(),
            new XlsxReading(TestLimits.DEFAULTS));
    return read(readers.of(MediaType.parseMediaType(contentType)).orElseThrow(), bytes, dataset);
  }

  static ReadFile read(UploadReader reader, byte[] bytes) {
    return read(reader, bytes, BADPLATSER);
  }

  private static ReadFile read(UploadReader reader, byte[] bytes, DatasetDefinition dataset) {
    var columns = new Columns(dataset);
    var dialect = new Dialect();
    var raw = new ArrayList<RawRow>();
    try {
      reader.read(
          new ByteArrayInputStream(bytes),
          new RowReading(columns, dialect, raw::add, TestLimits.DEFAULTS));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new ReadFile(
        dataset,
        columns,
        raw,
        raw.stream().map(row -> byField(row, columns.fields())).toList(),
        dialect.found(),
        columns.issues());
  }

  private static Map<String, String> byField(RawRow row, List<String> fields) {
    var map = new TreeMap<String, String>();
    for (var i = 0; i < Math.min(fields.size(), row.getValues().size()); i++) {
      @Nullable String value = row.getValues().get(i);
      if (value != null && !value.isBlank()) {
        map.put(fields.get(i), value);
      }
    }
    return map;
  }
}
