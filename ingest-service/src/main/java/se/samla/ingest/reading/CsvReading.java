package se.samla.ingest.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import se.samla.ingest.problems.Problem;

/**
 * CSV as spreadsheets write it: comma, semicolon, tab or pipe, any line end, quotes with line
 * breaks inside.
 */
@Component
class CsvReading implements UploadReader {
  /** What the parser's buffer holds beside the longest cell. */
  private static final int ROOM = 16 * 1024;

  @Override
  public void read(InputStream body, RowReading rows) throws IOException {
    var text = new BufferedReader(Encoding.open(body, rows.dialect()), Encoding.HEAD);
    var separator = Separator.detect(text, rows);
    rows.dialect().note("separator", separator.word());
    read(new LastCharacter(text), separator, rows);
  }

  private static void read(LastCharacter text, Separator separator, RowReading rows)
      throws IOException {
    var cells = new CsvCells(rows.limits());
    try (var csv = reader(text, separator, cells, rows.limits())) {
      var table = new Table(rows);
      csv.forEach(table::take);
      cells.mustBeClosed(text);
    } catch (CsvParseException e) {
      throw refused(cells, e, rows.limits());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static CsvReader<TableRow> reader(
      Reader text, Separator separator, CsvCells cells, ReadingLimits limits) {
    return CsvReader.builder()
        .fieldSeparator(separator.character())
        .allowExtraFields(true)
        .allowMissingFields(true)
        .maxBufferSize(limits.lineLength() + ROOM)
        .build(cells, text);
  }

  private static Problem refused(CsvCells cells, CsvParseException e, ReadingLimits limits) {
    var cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof Problem known) {
      return known;
    }
    var what = String.valueOf(cause.getMessage());
    return what.contains("buffer size")
        ? new LimitExceededException("line-length", limits.lineLength(), cells.line())
        : cells.unreadable(what + " (expected: cells with quotes doubled inside quotes)");
  }
}
