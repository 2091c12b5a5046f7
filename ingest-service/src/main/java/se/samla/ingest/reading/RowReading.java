package se.samla.ingest.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.ingest.uploads.RowLimit;

/** Where a reader puts what it finds: columns, dialect, and each row as it is complete. */
public final class RowReading {
  private final Columns columns;
  private final Dialect dialect;
  private final Consumer<RawRow> rows;
  private @Nullable List<@Nullable String> values;
  private RowOperation operation = RowOperation.UPSERT;

  public RowReading(Columns columns, Dialect dialect, Consumer<RawRow> rows) {
    this.columns = columns;
    this.dialect = dialect;
    this.rows = rows;
  }

  Columns columns() {
    return columns;
  }

  Dialect dialect() {
    return dialect;
  }

  void value(String column, @Nullable String value) {
    value(columns.placeOf(column), value);
  }

  void value(int place, @Nullable String value) {
    if (place == Columns.OPERATION) {
      operation =
          value != null && value.strip().equalsIgnoreCase("delete")
              ? RowOperation.DELETE
              : RowOperation.UPSERT;
    } else if (place >= 0) {
      set(place, value);
    }
  }

  /** What the row says so far in a field's column. */
  @Nullable String valueOf(String field) {
    var place = columns.fields().indexOf(field);
    return place < 0 || place >= values().size() ? null : values().get(place);
  }

  /** The row is complete. */
  void end(int line) {
    var complete = values();
    var cut = RowLimit.cut(complete);
    rows.accept(new RawRow(line, operation, cut, null, List.of(), List.of()));
    values = null;
    operation = RowOperation.UPSERT;
  }

  private void set(int place, @Nullable String value) {
    var row = values();
    while (row.size() <= place) {
      row.add(null);
    }
    row.set(place, value);
    if (value != null && columns.isFraction(place)) {
      noteDecimalSign(value);
    }
  }

  private void noteDecimalSign(String value) {
    if (value.indexOf(',') >= 0 || value.indexOf('.') >= 0) {
      dialect.note("decimalSign", value.indexOf(',') >= 0 ? "comma" : "point");
    }
  }

  private List<@Nullable String> values() {
    var row = values;
    if (row == null) {
      row = new ArrayList<>(columns.size());
      values = row;
    }
    return row;
  }
}
