package se.samla.ingest.reading;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large a file and its rows may be. Reading stops with a {@link LimitExceededException} at the
 * first thing that is larger. The greatest values keep what one upload takes of the heap to some
 * megabytes.
 *
 * @param inflatedBytes of a body after decompression
 * @param compressedRatio how many times its own size a body may inflate to, after 8 MiB
 * @param rows in a file
 * @param columns in a file, known or not
 * @param lineLength characters of a row, line breaks inside quotes included
 * @param jsonDepth objects and arrays inside each other
 */
@ConfigurationProperties("samla.reading")
public record ReadingLimits(
    @DefaultValue("1073741824") long inflatedBytes,
    @DefaultValue("200") int compressedRatio,
    @DefaultValue("10000000") int rows,
    @DefaultValue("2000") int columns,
    @DefaultValue("1048576") int lineLength,
    @DefaultValue("64") int jsonDepth,
    @DefaultValue Workbook workbook) {
  private static final int GREATEST_LINE = 16 * 1024 * 1024;

  /**
   * Of xlsx.
   *
   * @param bytes of the file as it is sent
   * @param keptBytes of what stands outside rows, such as shared strings; it is kept in memory
   */
  public record Workbook(
      @DefaultValue("134217728") long bytes, @DefaultValue("33554432") long keptBytes) {
    public Workbook {
      mustBeWithin("workbook.bytes", bytes, Integer.MAX_VALUE);
      mustBeWithin("workbook.kept-bytes", keptBytes, 1L << 30);
    }
  }

  public ReadingLimits {
    mustBeWithin("inflated-bytes", inflatedBytes, 1L << 40);
    mustBeWithin("compressed-ratio", compressedRatio, 1_032); // the most that deflate can do
    mustBeWithin("rows", rows, Integer.MAX_VALUE);
    mustBeWithin("columns", columns, 100_000);
    mustBeWithin("line-length", lineLength, GREATEST_LINE);
    mustBeWithin("json-depth", jsonDepth, 500);
  }

  private static void mustBeWithin(String name, long value, long most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "samla.reading." + name + ": " + value + " (expected: 1 … " + most + ")");
    }
  }

  void rows(long count) {
    check("rows", count, rows, 0);
  }

  void columns(int count, long line) {
    check("columns", count, columns, line);
  }

  void lineLength(long count, long line) {
    check("line-length", count, lineLength, line);
  }

  void workbookBytes(long count) {
    check("workbook-bytes", count, workbook.bytes(), 0);
  }

  void keptBytes(long count) {
    check("shared-strings-bytes", count, workbook.keptBytes(), 0);
  }

  static void check(String limit, long count, long maximum, long line) {
    if (count > maximum) {
      throw new LimitExceededException(limit, maximum, line);
    }
  }
}
