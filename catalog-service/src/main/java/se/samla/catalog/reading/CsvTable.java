package se.samla.catalog.reading;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samla.catalog.datasets.Dataset;

/**
 * Contents as CSV (RFC 4180, UTF-8): the specification's own columns in its own order, so that what
 * is read can be delivered again. Values are data and never altered, whatever a spreadsheet would
 * make of them.
 */
final class CsvTable {
  static final String MEDIA_TYPE = "text/csv";

  private final CsvWriter csv;
  private final List<String> fields;
  private final String[] cells;

  private CsvTable(CsvWriter csv, List<String> fields) {
    this.csv = csv;
    this.fields = fields;
    this.cells = new String[fields.size()];
  }

  /** Writes the header line. */
  static CsvTable of(Dataset dataset, Writer out) {
    var columns = dataset.definition().columns();
    var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    csv.writeRecord(columns.keySet());
    return new CsvTable(csv, List.copyOf(columns.values()));
  }

  void write(RecordView record) {
    for (var i = 0; i < cells.length; i++) {
      cells[i] = text(record.content().get(fields.get(i)));
    }
    csv.writeRecord(cells);
  }

  /** Hands on what is written; to be called at the end. */
  void flush() throws IOException {
    csv.flush();
  }

  /** A value as a cell: numbers without exponent, nothing for none. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number -> plain(number);
      default -> value.toString();
    };
  }

  private static String plain(Double number) {
    var text = number.toString();
    return text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString();
  }
}
