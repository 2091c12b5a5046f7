package se.samla.ingest.reading;

import java.util.List;

/** The cells of a record, and the line where it starts. */
record CsvRow(int line, List<String> cells) {}
