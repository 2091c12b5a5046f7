package se.samla.catalog.reading;

/** What there is under a record's id. */
sealed interface Lookup {
  /** The record. */
  record Found(RecordWithOrigin view) implements Lookup {}

  /** Its owner gives the thing another national key; it is found under another id now. */
  record Moved(String recordId) implements Lookup {}

  /** There was one; its owner withdrew it and may deliver it again. */
  record Withdrawn() implements Lookup {}

  /** There never was one. */
  record Unknown() implements Lookup {}
}
