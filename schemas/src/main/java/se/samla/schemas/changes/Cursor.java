package se.samla.schemas.changes;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A place in a dataset's feed: {@code <epoch>.<change set>.<ordinal>}. Opaque to readers; the same
 * for the changes API and for webhooks, so that a webhook that was missed can be caught up from the
 * feed.
 */
public record Cursor(int epoch, long changeSet, int ordinal) implements Comparable<Cursor> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,18})\\.(\\d{1,9})");
  private static final Comparator<Cursor> ORDER =
      Comparator.comparingInt(Cursor::epoch)
          .thenComparingLong(Cursor::changeSet)
          .thenComparingInt(Cursor::ordinal);

  /** Before the first change of an epoch. */
  public static Cursor beginning(int epoch) {
    return new Cursor(epoch, 0, 0);
  }

  /**
   * @throws IllegalArgumentException when the text is no cursor
   */
  public static Cursor parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "cursor: " + text + " (expected: <epoch>.<change set>.<ordinal>)");
    }
    return new Cursor(
        Integer.parseInt(form.group(1)),
        Long.parseLong(form.group(2)),
        Integer.parseInt(form.group(3)));
  }

  @Override
  public int compareTo(Cursor other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return epoch + "." + changeSet + "." + ordinal;
  }
}
