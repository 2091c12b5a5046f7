package se.samla.catalog.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of what no index finds: a bounded number of stretches of records is looked through. Such a
 * page may be short, and leads on from where it stopped looking.
 */
final class LookThrough<T> {
  /** So many ids are one stretch. */
  static final int STRETCH = 1_000;

  private static final int MOST = 20;

  private final Source<T> source;
  private final Function<T, String> idOf;

  /** Gives what is wanted of the stretch after a record, at most so many entries. */
  interface Source<T> {
    Stretch<T> after(@Nullable String recordId, int most);
  }

  /**
   * A part of the records in their order.
   *
   * @param end the record that it ended with; null when none came after it
   */
  record Stretch<T>(List<T> entries, @Nullable String end) {
    /** One that holds all that is wanted up to a record, unless it is as long as it may be. */
    static <T> Stretch<T> of(
        List<T> entries, int most, @Nullable String end, Function<T, String> idOf) {
      return new Stretch<>(entries, entries.size() < most ? end : idOf.apply(entries.getLast()));
    }
  }

  /**
   * @param end the record to go on after; null when this is the last page
   * @param skipped how many entries are still to be left out then
   */
  record Page<T>(List<T> entries, @Nullable String end, int skipped) {}

  LookThrough(Source<T> source, Function<T, String> idOf) {
    this.source = source;
    this.idOf = idOf;
  }

  Page<T> page(@Nullable String after, int skipped, int size) {
    var found = new ArrayList<T>();
    var left = skipped;
    var at = after;
    for (var looked = 0; looked < MOST; looked++) {
      var stretch = source.after(at, Math.min(STRETCH, left + size - found.size()));
      var out = Math.min(left, stretch.entries().size());
      left -= out;
      stretch.entries().stream().skip(out).limit(size - found.size()).forEach(found::add);
      if (found.size() == size) {
        return new Page<>(found, idOf.apply(found.getLast()), 0);
      }
      at = stretch.end();
      if (at == null) {
        return new Page<>(found, null, 0);
      }
    }
    return new Page<>(found, at, left);
  }
}
