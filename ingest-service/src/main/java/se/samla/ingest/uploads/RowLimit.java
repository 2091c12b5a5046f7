package se.samla.ingest.uploads;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row is at most 64 KiB. A larger one travels cut to just over that, so that a batch stays
 * bounded, its id can still be read, and validation refuses it.
 */
public final class RowLimit {
  public static final int MAX_CHARACTERS = 64 * 1024;

  private RowLimit() {}

  /** The characters of a row's values. */
  public static int sizeOf(List<@Nullable String> values) {
    var size = 0;
    for (var value : values) {
      size += value == null ? 0 : value.length();
    }
    return size;
  }

  /** The values, the longest cut until the row is just over the limit. */
  public static List<@Nullable String> cut(List<@Nullable String> values) {
    for (var excess = sizeOf(values) - MAX_CHARACTERS;
        excess > 1;
        excess = sizeOf(values) - MAX_CHARACTERS) {
      cutLongest(values, excess - 1);
    }
    return values;
  }

  private static void cutLongest(List<@Nullable String> values, int by) {
    var longest = 0;
    for (var i = 1; i < values.size(); i++) {
      longest = length(values.get(i)) > length(values.get(longest)) ? i : longest;
    }
    var value = values.get(longest);
    values.set(
        longest, value == null ? null : value.substring(0, Math.max(0, value.length() - by)));
  }

  private static int length(@Nullable String value) {
    return value == null ? 0 : value.length();
  }
}
