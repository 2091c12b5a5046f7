package se.samla.ingest.reading;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A file that is not what its Content-Type says. Nothing of it is merged. */
public final class UnreadableFileException extends Problem {
  private static final long serialVersionUID = 1L;
  private final long line;
  private final long column;

  /**
   * @param line 1 for the first
   * @param column 1 for the first; in CSV the number of the cell, in JSON of the character
   */
  UnreadableFileException(long line, long column, String message) {
    super(
        HttpStatus.BAD_REQUEST,
        "unreadable-file",
        "line " + line + ", column " + column + ": " + message);
    this.line = line;
    this.column = column;
    tell("line", line);
    tell("column", column);
  }

  /** A file without a single row. */
  public static UnreadableFileException empty() {
    return new UnreadableFileException(
        1, 1, "no rows (expected: a header and at least one row, or an array of objects)");
  }

  /** The same, naming the upload it was. */
  public UnreadableFileException of(UUID upload) {
    tell("upload", upload);
    return this;
  }

  long line() {
    return line;
  }

  long column() {
    return column;
  }
}
