package se.samla.notification.feed;

import se.samla.schemas.changes.Cursor;

/** The changes of a stream after {@code from}, up to and including {@code to}. */
public record Range(String stream, Cursor from, Cursor to) {
  public boolean isEmpty() {
    return from.compareTo(to) >= 0;
  }

  /** Whether it begins where a copy begins: with the first change of its first change set. */
  public boolean isBeginning() {
    return from.ordinal() == 0;
  }
}
