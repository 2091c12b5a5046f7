package se.samla.ingest.issues;

import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A place in an upload's list of issues. */
record IssueCursor(int sequence, int ordinal) {
  /** Before the first, conflicts and the reader's own included: these have negative sequences. */
  static final IssueCursor BEGINNING = new IssueCursor(-3, 0);

  private static final Pattern FORM = Pattern.compile("(-?\\d{1,9})\\.(\\d{1,9})");

  /** Empty: the beginning. */
  static IssueCursor of(String text) {
    return text.isEmpty() ? BEGINNING : parse(text);
  }

  static IssueCursor parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new InvalidCursorException(text);
    }
    return new IssueCursor(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  @Override
  public String toString() {
    return sequence + "." + ordinal;
  }

  /** A cursor that no list gave. */
  static final class InvalidCursorException extends Problem {
    private static final long serialVersionUID = 1L;

    InvalidCursorException(String cursor) {
      super(
          HttpStatus.BAD_REQUEST,
          "invalid-parameter",
          "cursor: " + cursor + " (expected: one from a next link)");
    }
  }
}
