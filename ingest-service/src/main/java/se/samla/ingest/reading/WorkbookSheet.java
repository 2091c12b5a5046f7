package se.samla.ingest.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import se.samla.ingest.problems.Problem;

/** One sheet of a checked workbook, row by row. */
final class WorkbookSheet {
  private static final org.dhatim.fastexcel.reader.ReadingOptions WITH_FORMATS =
      new org.dhatim.fastexcel.reader.ReadingOptions(true, true);

  private WorkbookSheet() {}

  static void read(Path file, RowReading rows, ReadingOptions options) {
    try (var workbook = open(file)) {
      var sheet = attempt(() -> find(workbook, options.sheet()));
      rows.dialect().note("sheet", sheet.getName());
      var cells = new WorkbookCells(workbook.isDate1904());
      try (var lines = attempt(sheet::openStream)) {
        read(lines.iterator(), new Table(rows), cells, rows.limits());
      }
    } catch (IOException e) {
      throw notWorkbook(e);
    }
  }

  private static void read(
      Iterator<Row> lines, Table table, WorkbookCells cells, ReadingLimits limits) {
    while (attempt(lines::hasNext)) {
      table.take(attempt(() -> row(lines.next(), cells, limits)));
    }
  }

  private static TableRow row(Row row, WorkbookCells cells, ReadingLimits limits) {
    var line = Math.max(1, row.getRowNum());
    var last = row.getCellCount() - 1;
    while (last >= 0 && cells.text(row.getCell(last)).isEmpty()) {
      last--;
    }
    limits.columns(last + 1, line);
    var texts = new ArrayList<String>(last + 1);
    for (var i = 0; i <= last; i++) {
      texts.add(cells.text(row.getCell(i)));
    }
    return new TableRow(line, texts);
  }

  private static ReadableWorkbook open(Path file) {
    return attempt(() -> new ReadableWorkbook(file.toFile(), WITH_FORMATS));
  }

  private static Sheet find(ReadableWorkbook workbook, @Nullable String name) {
    var sheets = workbook.getSheets().toList();
    return sheets.stream()
        .filter(sheet -> name == null ? isVisible(sheet) : sheet.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> noSheet(name, sheets));
  }

  private static boolean isVisible(Sheet sheet) {
    return sheet.getVisibility() == SheetVisibility.VISIBLE;
  }

  private static UnreadableFileException noSheet(@Nullable String name, List<Sheet> sheets) {
    var names = sheets.stream().limit(20).map(Sheet::getName).toList();
    return new UnreadableFileException(
        1, 1, "sheet: " + (name == null ? "none" : name) + " (expected: one of " + names + ")");
  }

  /**
   * What the library does with bytes of others' making; it has no error of its own for all of it.
   */
  private interface Step<T> {
    T run() throws IOException;
  }

  private static <T> T attempt(Step<T> step) {
    try {
      return step.run();
    } catch (Problem e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw notWorkbook(e);
    }
  }

  private static UnreadableFileException notWorkbook(Exception e) {
    return new UnreadableFileException(
        1, 1, "no workbook: " + e.getMessage() + " (expected: an xlsx file)");
  }
}
