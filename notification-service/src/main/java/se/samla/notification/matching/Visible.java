package se.samla.notification.matching;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samla.notification.feed.ChangeSetPart;
import se.samla.notification.feed.Facts;
import se.samla.notification.feed.Range;

/**
 * A range that became visible.
 *
 * @param part by which it did; mostly that is all of it, which need not be read again
 */
public record Visible(Range range, @Nullable ChangeSetPart part) {
  public static Visible of(Range range) {
    return new Visible(range, null);
  }

  Optional<List<Facts>> known() {
    return part == null ? Optional.empty() : part.factsOf(range);
  }
}
