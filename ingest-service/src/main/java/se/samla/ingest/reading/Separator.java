package se.samla.ingest.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;

/**
 * What stands between cells: the separator by which the header has most columns that the definition
 * knows.
 */
enum Separator {
  COMMA(','),
  SEMICOLON(';'),
  TAB('\t'),
  PIPE('|');

  private static final int HEADER = 32 * 1024;
  private final char character;

  Separator(char character) {
    this.character = character;
  }

  char character() {
    return character;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws UnreadableFileException when the header has no known column by any separator
   */
  static Separator detect(BufferedReader text, RowReading rows) throws IOException {
    var header = peek(text);
    var best = COMMA;
    for (var separator : values()) {
      best =
          separator.knownColumns(header, rows) > best.knownColumns(header, rows) ? separator : best;
    }
    if (best.knownColumns(header, rows) == 0) {
      throw Table.withoutKnownColumn(1, header.lines().findFirst().orElse(""), rows);
    }
    return best;
  }

  private static String peek(BufferedReader text) throws IOException {
    text.mark(HEADER + 1);
    var buffer = new char[HEADER];
    var length = 0;
    for (var n = 0; n >= 0 && length < HEADER; n = text.read(buffer, length, HEADER - length)) {
      length += n;
    }
    text.reset();
    return new String(buffer, 0, length);
  }

  private long knownColumns(String text, RowReading rows) {
    try (var csv =
        CsvReader.builder().fieldSeparator(character).ofCsvRecord(new StringReader(text))) {
      return csv.stream()
          .limit(1)
          .flatMap(r -> r.getFields().stream())
          .filter(rows.columns()::isKnown)
          .count();
    } catch (CsvParseException | IOException e) {
      return 0;
    }
  }
}
