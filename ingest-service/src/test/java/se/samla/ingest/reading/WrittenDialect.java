package se.samla.ingest.reading;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A way to write a table.
 *
 * @param trailing empty cells behind each row
 */
record WrittenDialect(
    String charset,
    boolean mark,
    char separator,
    String end,
    boolean quoteAll,
    boolean upperCase,
    int trailing,
    boolean blankLines) {
  private static final String[] CHARSETS = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"};

  static WrittenDialect drawn(Random random) {
    var charset = CHARSETS[random.nextInt(CHARSETS.length)];
    return new WrittenDialect(
        charset,
        !charset.startsWith("windows") && random.nextBoolean(),
        ",;\t|".charAt(random.nextInt(4)),
        List.of("\n", "\r\n", "\r").get(random.nextInt(3)),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(3),
        random.nextBoolean());
  }

  byte[] write(List<String> fields, List<Map<String, String>> records) {
    var text = new StringBuilder(mark ? "\uFEFF" : "");
    line(text, fields.stream().map(f -> upperCase ? " " + f.toUpperCase(Locale.ROOT) : f).toList());
    records.forEach(
        record -> {
          line(text, fields.stream().map(record::get).toList());
          text.append(blankLines ? end : "");
        });
    return text.toString().getBytes(Charset.forName(charset));
  }

  private void line(StringBuilder text, List<String> cells) {
    text.append(
            cells.stream().map(this::cell).collect(Collectors.joining(String.valueOf(separator))))
        .append(String.valueOf(separator).repeat(trailing))
        .append(end);
  }

  private String cell(String text) {
    var needsQuotes =
        text.chars().anyMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
    return quoteAll || needsQuotes ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
