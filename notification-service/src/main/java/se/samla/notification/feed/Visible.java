package se.samla.notification.feed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range that became visible.
 *
 * @param part by which it did; mostly that is all of it, which need not be read again
 */
public record Visible(Range range, @Nullable ChangeSetPart part) {
  public Optional<List<Facts>> known() {
    return part == null ? Optional.empty() : part.factsOf(range);
  }
}
