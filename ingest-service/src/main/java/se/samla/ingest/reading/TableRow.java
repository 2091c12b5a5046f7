package se.samla.ingest.reading;

import java.util.List;

/** The cells of a record, and the line where it starts. */
record TableRow(int line, List<String> cells) {
  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }
}
