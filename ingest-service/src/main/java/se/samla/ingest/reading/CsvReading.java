package se.samla.ingest.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/**
 * CSV as spreadsheets write it: comma, semicolon, tab or pipe, any line end, quotes with line
 * breaks inside.
 */
@Component
class CsvReading implements UploadReader {
  private static final int LONGEST_CELL = 1024 * 1024;

  @Override
  public void read(InputStream body, RowReading rows) throws IOException {
    var text = new BufferedReader(Encoding.open(body, rows.dialect()), Encoding.HEAD);
    var separator = Separator.detect(text, rows);
    rows.dialect().note("separator", separator.word());
    read(new LastCharacter(text), separator, rows);
  }

  private static void read(LastCharacter text, Separator separator, RowReading rows)
      throws IOException {
    var cells = new CsvCells();
    try (var csv = reader(text, separator, cells)) {
      var header = new CsvHeader(rows);
      csv.forEach(record -> header.take(record));
      cells.mustBeClosed(text);
    } catch (CsvParseException e) {
      throw unreadable(cells, e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static CsvReader<CsvRow> reader(Reader text, Separator separator, CsvCells cells) {
    return CsvReader.builder()
        .fieldSeparator(separator.character())
        .allowExtraFields(true)
        .allowMissingFields(true)
        .maxBufferSize(LONGEST_CELL)
        .build(cells, text);
  }

  private static RuntimeException unreadable(CsvCells cells, CsvParseException e) {
    var cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof UnreadableFileException known) {
      return known;
    }
    return cells.unreadable(
        cause.getMessage() + " (expected: cells with quotes doubled inside quotes)");
  }
}
