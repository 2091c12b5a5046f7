package se.samla.ingest.validating;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.schemas.datasets.FieldDefinition;

/**
 * A row of which values do not fit their columns, and would if they stood some places to the left:
 * an unquoted separator has cut a text in two.
 *
 * @param place the column of the text that was cut
 */
record ColumnShift(int place) {
  private static final int FURTHEST = 4;
  private static final int ENOUGH = 2;

  /**
   * @param fits whether a text that is not blank is a value of a field
   * @return null when no shift explains the row
   */
  static @Nullable ColumnShift of(
      RawRow row, BatchColumns columns, BiPredicate<FieldDefinition, String> fits) {
    var asGiven = Fit.of(row, columns, fits, 0);
    var strays = Math.max(0, row.getValues().size() - columns.size());
    if (asGiven.misfits(0) + strays < ENOUGH || asGiven.misfits(0) == 0) {
      return null;
    }
    return IntStream.rangeClosed(1, FURTHEST)
        .mapToObj(by -> shifted(row.getValues(), columns, asGiven, Fit.of(row, columns, fits, by)))
        .filter(shift -> shift.place() >= 0)
        .findFirst()
        .orElse(null);
  }

  private static ColumnShift shifted(
      List<@Nullable String> values, BatchColumns columns, Fit asGiven, Fit moved) {
    var places =
        IntStream.range(0, columns.size() - 1)
            .filter(i -> columns.isFreeText(i) && isText(values, i) && isText(values, i + 1))
            .filter(i -> asGiven.misfits(0) == asGiven.misfits(i + 1) && asGiven.misfits(i + 1) > 0)
            .filter(i -> moved.misfits(i + 1) == 0 && moved.hits(i + 1) >= ENOUGH)
            .boxed()
            .toList();
    return new ColumnShift(
        places.stream()
            .filter(i -> Character.isWhitespace(String.valueOf(values.get(i + 1)).charAt(0)))
            .findFirst()
            .orElse(places.isEmpty() ? -1 : places.getFirst()));
  }

  private static boolean isText(List<@Nullable String> values, int place) {
    var value = place < values.size() ? values.get(place) : null;
    return value != null && !value.isBlank();
  }

  /** How values fit from each column on: those that do not, and those of a type that do. */
  private record Fit(int[] misfitsFrom, int[] hitsFrom) {
    static Fit of(
        RawRow row, BatchColumns columns, BiPredicate<FieldDefinition, String> fits, int by) {
      var fit = new Fit(new int[columns.size() + 1], new int[columns.size() + 1]);
      for (var i = columns.size() - 1; i >= 0; i--) {
        var value = i + by < row.getValues().size() ? row.getValues().get(i + by) : null;
        fit.add(i, value == null || value.isBlank(), columns, value, fits);
      }
      return fit;
    }

    private void add(
        int i,
        boolean blank,
        BatchColumns columns,
        @Nullable String value,
        BiPredicate<FieldDefinition, String> fits) {
      var misfit = !blank && value != null && !fits.test(columns.field(i), value);
      misfitsFrom[i] = misfitsFrom[i + 1] + (misfit ? 1 : 0);
      hitsFrom[i] = hitsFrom[i + 1] + (blank || misfit || columns.isFreeText(i) ? 0 : 1);
    }

    int misfits(int from) {
      return misfitsFrom[from];
    }

    int hits(int from) {
      return hitsFrom[from];
    }
  }
}
