package se.samla.catalog.reading;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Contents as CSV (RFC 4180, UTF-8): the specification's own columns in its own order, so that what
 * is read can be delivered again. Values are data and never altered, whatever a spreadsheet would
 * make of them.
 */
final class CsvTable {
  static final String MEDIA_TYPE = "text/csv";

  private final CsvWriter csv;
  private final List<String> columns;
  private final String[] cells;

  private CsvTable(CsvWriter csv, List<String> columns) {
    this.csv = csv;
    this.columns = columns;
    this.cells = new String[columns.size()];
  }

  /** Writes the header line. */
  static CsvTable of(Schema schema, Writer out) {
    var columns = schema.getFields().stream().map(Schema.Field::name).toList();
    var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    csv.writeRecord(columns);
    return new CsvTable(csv, columns);
  }

  void write(RecordView record) {
    for (var i = 0; i < cells.length; i++) {
      cells[i] = text(record.content().get(columns.get(i)));
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
