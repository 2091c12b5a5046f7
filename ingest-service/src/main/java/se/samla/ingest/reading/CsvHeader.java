package se.samla.ingest.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first record names the columns of all others. */
final class CsvHeader {
  private final RowReading rows;
  private int @Nullable [] places;

  CsvHeader(RowReading rows) {
    this.rows = rows;
  }

  void take(CsvRow row) {
    var known = places;
    if (known == null) {
      places = placesOf(row.cells());
    } else if (row.cells().stream().anyMatch(cell -> !cell.isBlank())) {
      putRow(row, known);
    }
  }

  private int[] placesOf(List<String> header) {
    rows.dialect().note("columns", header.size());
    return header.stream().mapToInt(rows.columns()::placeOf).toArray();
  }

  private void putRow(CsvRow row, int[] known) {
    var cells = row.cells();
    for (var i = 0; i < Math.min(cells.size(), known.length); i++) {
      rows.value(known[i], cells.get(i).isEmpty() ? null : cells.get(i));
    }
    rows.end(row.line());
  }
}
