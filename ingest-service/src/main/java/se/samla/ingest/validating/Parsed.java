package se.samla.ingest.validating;

import se.samla.ingest.issues.IssueCode;

/** What became of a cell's text. */
sealed interface Parsed {
  /** A value as Avro wants it. */
  record Value(Object value) implements Parsed {}

  /** No value of the field's type, and what would be one. */
  record Bad(IssueCode code, String expected) implements Parsed {}

  static Parsed of(Object value) {
    return new Value(value);
  }

  static Parsed bad(IssueCode code, String expected) {
    return new Bad(code, expected);
  }
}
