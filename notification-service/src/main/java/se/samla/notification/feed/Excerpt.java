package se.samla.notification.feed;

import java.util.List;
import se.samla.schemas.changes.Cursor;

/**
 * The next changes of a feed that somebody wants.
 *
 * @param to how far was looked: nothing else up to here is wanted
 */
public record Excerpt(List<VisibleChange> changes, Cursor to) {
  public static Excerpt nothing(Cursor to) {
    return new Excerpt(List.of(), to);
  }
}
