package se.samla.ingest.issues;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Issues as a file that a Swedish spreadsheet opens by a double click: UTF-8 with byte order mark,
 * semicolons. A cell that would be a formula gets an apostrophe; what is stored is never altered.
 */
final class IssueCsv {
  static final String TYPE = "text/csv";
  private static final String FORMULA = "=+-@\t\r";

  private IssueCsv() {}

  static void write(Stream<Issue> issues, Locale locale, OutputStream out) throws IOException {
    var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write('\uFEFF');
    try (issues;
        var csv =
            CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(
          "line",
          "column",
          "field",
          "value",
          "code",
          "severity",
          "message",
          "expected",
          "suggestion");
      issues.map(issue -> IssueView.of(issue, locale)).forEach(view -> write(csv, view));
    }
  }

  private static void write(CsvWriter csv, IssueView view) {
    csv.writeRecord(
        String.valueOf(view.line()),
        plain(view.column()),
        plain(view.field()),
        plain(view.value()),
        view.code(),
        view.severity(),
        plain(view.message()),
        plain(view.expected()),
        plain(view.suggestion()));
  }

  /** The text, which no spreadsheet takes for a formula. */
  static String plain(@Nullable String text) {
    var cell = Objects.requireNonNullElse(text, "");
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
