package se.samla.ingest.issues;

import org.jspecify.annotations.Nullable;

/**
 * One finding.
 *
 * @param line where the row starts in the file; in JSON the number of the entry; 0 for the file as
 *     a whole
 * @param column the column as the file names it
 * @param field the definition's field
 * @param value what stands there, cut to {@value #MAX_VALUE} characters
 * @param expected what should stand there, in a form that needs no language
 */
public record Issue(
    int line,
    @Nullable String column,
    @Nullable String field,
    @Nullable String value,
    IssueCode code,
    @Nullable String expected,
    @Nullable String suggestion) {
  static final int MAX_VALUE = 200;

  public Issue {
    value =
        value == null || value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE) + "…";
  }

  public static Issue of(
      int line,
      String column,
      String field,
      @Nullable String value,
      IssueCode code,
      @Nullable String expected) {
    return new Issue(line, column, field, value, code, expected, null);
  }

  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }
}
