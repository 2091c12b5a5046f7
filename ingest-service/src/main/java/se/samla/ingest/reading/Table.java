package se.samla.ingest.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of which the first names the columns of all others. Blank ones are passed over. */
final class Table {
  private static final int NAMELESS = Integer.MIN_VALUE;
  private final RowReading rows;
  private int @Nullable [] places;

  Table(RowReading rows) {
    this.rows = rows;
  }

  /**
   * @throws UnreadableFileException when the first record names no column that is known
   */
  void take(TableRow row) {
    var known = places;
    if (row.isBlank()) {
      return;
    }
    if (known == null) {
      places = header(row);
    } else {
      putRow(row, known);
    }
  }

  static UnreadableFileException withoutKnownColumn(int line, String header, RowReading rows) {
    return new UnreadableFileException(
        line,
        1,
        "no column of the header is known: "
            + (header.length() <= 100 ? "'" + header + "'" : "'" + header.substring(0, 100) + "…'")
            + " (expected: some of "
            + rows.columns().expected()
            + ")");
  }

  private int[] header(TableRow row) {
    var header = row.cells();
    rows.limits().columns(header.size(), row.line());
    rows.dialect().note("columns", header.size());
    if (header.stream().noneMatch(rows.columns()::isKnown)) {
      throw withoutKnownColumn(row.line(), String.join(" | ", header), rows);
    }
    return header.stream().mapToInt(this::placeOf).toArray();
  }

  private int placeOf(String column) {
    return ColumnNames.normalised(column).isEmpty() ? NAMELESS : rows.placeOf(column);
  }

  private void putRow(TableRow row, int[] known) {
    var cells = row.cells();
    if (cells.size() > known.length) {
      rows.mayBeShifted();
    }
    for (var i = 0; i < Math.min(cells.size(), known.length); i++) {
      rows.value(known[i], cells.get(i).isEmpty() ? null : cells.get(i));
    }
    putSurplus(cells, known);
    rows.end(row.line());
  }

  /** Cells under no name: an unquoted separator, or a remark. */
  private void putSurplus(List<String> cells, int[] known) {
    for (var i = 0; i < cells.size(); i++) {
      if ((i >= known.length || known[i] == NAMELESS) && !cells.get(i).isBlank()) {
        rows.surplus(cells.get(i));
      }
    }
  }
}
