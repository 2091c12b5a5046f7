package se.samla.ingest.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.ingest.uploads.RowLimit;

/** Where a reader puts what it finds: columns, dialect, and each row as it is complete. */
public final class RowReading {
  private final Columns columns;
  private final Dialect dialect;
  private final Consumer<RawRow> rows;
  private final ReadingLimits limits;
  private RowValues row = new RowValues(0);
  private long count;

  public RowReading(Columns columns, Dialect dialect, Consumer<RawRow> rows, ReadingLimits limits) {
    this.columns = columns;
    this.dialect = dialect;
    this.rows = rows;
    this.limits = limits;
  }

  Columns columns() {
    return columns;
  }

  Dialect dialect() {
    return dialect;
  }

  ReadingLimits limits() {
    return limits;
  }

  /** The place of a column's values in each row, or {@link Columns#UNKNOWN}. */
  int placeOf(String column) {
    var place = columns.placeOf(column);
    limits.columns(columns.seen(), 0);
    return place;
  }

  void value(String column, @Nullable String value) {
    value(placeOf(column), value);
  }

  void value(int place, @Nullable String value) {
    if (place == Columns.OPERATION) {
      row.operation = operation(value);
    } else if (place == Columns.PAIR) {
      pair(value);
    } else if (place >= 0) {
      set(place, value);
    }
  }

  /** The row has more cells than columns: from somewhere on they may stand under wrong names. */
  void mayBeShifted() {
    row.shifted = true;
  }

  /** A value that stands in no column: behind those that validation knows, so that it can tell. */
  void surplus(String value) {
    var without = columns.rules().masks() ? PersonalNumber.masked(value) : null;
    row.put(Math.max(columns.size(), row.values.size()), without == null ? value : without);
    limits.lineLength(row.characters, 0);
  }

  private void pair(@Nullable String value) {
    var geometry = columns.geometry();
    if (geometry != null && value != null && !value.isBlank()) {
      var pair = CoordinatePair.of(value);
      value(geometry.latitude(), pair == null ? value : pair.latitude());
      value(geometry.longitude(), pair == null ? value : pair.longitude());
    }
  }

  /** What the row says so far in a field's column. */
  @Nullable String valueOf(String field) {
    var place = columns.fields().indexOf(field);
    return place < 0 || place >= row.values.size() ? null : row.values.get(place);
  }

  /** The row is complete. */
  void end(int line) {
    var complete = row;
    row = new RowValues(columns.size());
    if (!columns.rules().isPartOfAFile() || saysWhatItMust(complete.values)) {
      limits.rows(++count);
      var cut = RowLimit.cut(complete.values);
      rows.accept(new RawRow(line, complete.operation, cut, null, List.of(), complete.masked));
    }
  }

  /** Of a file with several datasets, an entry with no required value is not of this one. */
  private boolean saysWhatItMust(List<@Nullable String> values) {
    return IntStream.range(0, Math.min(values.size(), columns.size()))
        .filter(columns::isRequired)
        .mapToObj(values::get)
        .anyMatch(value -> value != null && !value.isBlank());
  }

  private void set(int place, @Nullable String value) {
    row.put(place, maskedWhereNeeded(place, value));
    limits.lineLength(row.characters, 0);
    if (value != null && columns.isFraction(place)) {
      noteDecimalSign(value);
    }
  }

  /** A personal identity number goes no further than here. */
  private @Nullable String maskedWhereNeeded(int place, @Nullable String value) {
    var field = columns.fieldAt(place);
    var masks = columns.rules().isMasked(field) || (row.shifted && columns.rules().masks());
    var without = value != null && masks ? PersonalNumber.masked(value) : null;
    if (without != null) {
      row.masked.add(field);
    }
    return without == null ? value : without;
  }

  private void noteDecimalSign(String value) {
    if (value.indexOf(',') >= 0 || value.indexOf('.') >= 0) {
      dialect.note("decimalSign", value.indexOf(',') >= 0 ? "comma" : "point");
    }
  }

  private static RowOperation operation(@Nullable String value) {
    return value != null && value.strip().equalsIgnoreCase("delete")
        ? RowOperation.DELETE
        : RowOperation.UPSERT;
  }

  private static final class RowValues {
    private final List<@Nullable String> values;
    private final List<String> masked = new ArrayList<>(0);
    private RowOperation operation = RowOperation.UPSERT;
    private long characters;
    private boolean shifted;

    RowValues(int size) {
      values = new ArrayList<>(size);
    }

    void put(int place, @Nullable String value) {
      while (values.size() <= place) {
        values.add(null);
      }
      values.set(place, value);
      characters += value == null ? 0 : value.length();
    }
  }
}
