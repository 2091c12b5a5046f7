package se.samla.ingest.issues;

import java.util.Locale;

/**
 * What can be wrong with a row. The word is stable; its texts are in {@code issues_sv} and {@code
 * issues_en}.
 */
public enum IssueCode {
  MISSING(Severity.ERROR),
  NOT_A_NUMBER(Severity.ERROR),
  NOT_AN_INTEGER(Severity.ERROR),
  NOT_A_BOOLEAN(Severity.ERROR),
  NOT_A_DATE(Severity.ERROR),
  NOT_A_TIME(Severity.ERROR),
  NOT_A_URI(Severity.ERROR),
  NOT_AN_EMAIL(Severity.ERROR),
  WRONG_FORM(Severity.ERROR),
  OUT_OF_RANGE(Severity.ERROR),
  TOO_LONG(Severity.ERROR),
  NO_LOCAL_ID(Severity.ERROR),
  REPEATED_ID(Severity.ERROR),
  NOT_UNIQUE(Severity.ERROR),
  FUTURE_DATE(Severity.ERROR),
  OUTSIDE_PERIMETER(Severity.ERROR),
  NOT_FOR_PUBLICATION(Severity.ERROR),
  ERASED(Severity.ERROR),
  ROW_TOO_LARGE(Severity.ERROR),
  DERIVED_ID(Severity.WARNING),
  PERSONAL_NUMBER(Severity.WARNING),
  COLUMNS_SHIFTED(Severity.ERROR),
  COORDINATES_AMBIGUOUS(Severity.ERROR),
  COORDINATES_SWAPPED(Severity.WARNING),
  COORDINATES_PROJECTED(Severity.WARNING),
  OUTSIDE_SWEDEN(Severity.WARNING),
  COLUMN_COUNT(Severity.WARNING),
  REPEATED_COLUMN(Severity.WARNING),
  UNKNOWN_COLUMN(Severity.INFO),
  CONFLICT(Severity.INFO);

  private final Severity severity;

  IssueCode(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** The stable word, such as {@code out-of-range}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static IssueCode ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
