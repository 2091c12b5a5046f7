package se.samla.notification.subscribing;

import org.jspecify.annotations.Nullable;
import se.samla.notification.problems.InvalidRequestException;

/**
 * Which page of a list a reader wants.
 *
 * @param limit 1 to 1,000 entries; 20 when left out
 * @param offset how many entries to leave out, at most 10,000: deeper pages are had by cursor,
 *     which costs the same at any depth
 * @param cursor where the last page ended, opaque
 */
public record Paging(@Nullable Integer limit, @Nullable Integer offset, @Nullable String cursor) {
  private static final int DEFAULT = 20;
  private static final int MOST = 1_000;
  private static final int DEEPEST = 10_000;

  /**
   * @throws InvalidRequestException when it is out of bounds
   */
  public int size() {
    return limit == null ? DEFAULT : within("limit", limit, 1, MOST);
  }

  /**
   * @throws InvalidRequestException when it is out of bounds
   */
  public int skipped() {
    return offset == null ? 0 : within("offset", offset, 0, DEEPEST);
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidRequestException(
          name + ": " + value + " (expected: " + least + " to " + most + ")");
    }
    return value;
  }
}
