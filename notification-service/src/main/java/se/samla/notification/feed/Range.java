package se.samla.notification.feed;

import se.samla.schemas.changes.Cursor;

/** The changes of a stream after {@code from}, up to and including {@code to}. */
public record Range(String stream, Cursor from, Cursor to) {
  public boolean isEmpty() {
    return from.compareTo(to) >= 0;
  }
}
