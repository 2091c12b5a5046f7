package se.samla.ingest.issues;

/** How much an issue matters: an error keeps its row out, a warning and an info do not. */
public enum Severity {
  ERROR,
  WARNING,
  INFO
}
