package se.samla.notification.subscribing;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
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

  /**
   * Where the last page ended; null for the first one.
   *
   * @throws InvalidRequestException when it is nothing that {@link Place} has said
   */
  public @Nullable Place place() {
    return cursor == null ? null : Place.parse(cursor);
  }

  /**
   * A place in a list by time: several entries may be of the same.
   *
   * @param id of the entry at it
   */
  public record Place(Instant at, String id) {
    private static final Pattern FORM = Pattern.compile("([^_]+)_(\\w[\\w-]*)");

    static Place parse(String cursor) {
      var form = FORM.matcher(cursor);
      try {
        if (form.matches()) {
          return new Place(Instant.parse(form.group(1)), form.group(2));
        }
      } catch (DateTimeParseException _) {
        // as what has not even the form
      }
      throw new InvalidRequestException("cursor: " + cursor + " (expected: one from a next link)");
    }

    @Override
    public String toString() {
      return at + "_" + id;
    }
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidRequestException(
          name + ": " + value + " (expected: " + least + " to " + most + ")");
    }
    return value;
  }
}
