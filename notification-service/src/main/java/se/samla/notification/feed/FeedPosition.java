package se.samla.notification.feed;

import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.Cursor;

/** A cursor as text of the database's composite type {@code feed_position}. */
public final class FeedPosition {
  private FeedPosition() {}

  public static String of(Cursor cursor) {
    return "(" + cursor.toString().replace('.', ',') + ")";
  }

  public static @Nullable String ofNullable(@Nullable Cursor cursor) {
    return cursor == null ? null : of(cursor);
  }

  public static Cursor parse(String position) {
    return Cursor.parse(position.substring(1, position.length() - 1).replace(',', '.'));
  }

  public static @Nullable Cursor parseNullable(@Nullable String position) {
    return position == null ? null : parse(position);
  }
}
