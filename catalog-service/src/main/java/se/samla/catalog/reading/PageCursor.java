package se.samla.catalog.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page ended: opaque to readers, made of the last entry's own order. */
final class PageCursor {
  private static final String BETWEEN = "\u0000";

  private PageCursor() {}

  static String of(String... parts) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Its parts; none when there is no cursor.
   *
   * @throws Problem when it is none of this list
   */
  static List<String> read(@Nullable String cursor, int parts) {
    if (cursor == null) {
      return List.of();
    }
    var read = List.of(decoded(cursor).split(BETWEEN, -1));
    if (read.size() != parts) {
      throw unknown(cursor);
    }
    return read;
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unknown(cursor);
    }
  }

  private static Problem unknown(String cursor) {
    return Problem.badParameter("cursor", cursor, "one that a page gave");
  }
}
