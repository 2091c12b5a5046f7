package se.samla.ingest.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import se.samla.events.RawRow;
import se.samla.ingest.issues.Issue;
import se.samla.schemas.datasets.DatasetDefinition;

/** The rows of a file of any dataset, for tests of the stages behind the readers. */
public record ReadRows(
    List<RawRow> rows, List<String> fields, List<String> names, List<Issue> issues) {
  public static ReadRows csv(DatasetDefinition dataset, byte[] file) {
    return read(new CsvReading(), dataset, file);
  }

  public static ReadRows json(DatasetDefinition dataset, byte[] file) {
    return read(new JsonReading(), dataset, file);
  }

  private static ReadRows read(UploadReader reader, DatasetDefinition dataset, byte[] file) {
    var columns = new Columns(dataset);
    var rows = new ArrayList<RawRow>();
    try {
      reader.read(
          new ByteArrayInputStream(file),
          new RowReading(columns, new Dialect(), rows::add, TestLimits.DEFAULTS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ReadRows(rows, columns.fields(), columns.names(), columns.issues());
  }
}
