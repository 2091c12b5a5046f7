package se.samla.ingest.reading;

import org.jspecify.annotations.Nullable;

/**
 * What an upload's address says of how to read its file.
 *
 * @param sheet the name of a workbook's sheet; null for the first that is not hidden
 */
public record ReadingOptions(@Nullable String sheet) {
  public static final ReadingOptions NONE = new ReadingOptions(null);
}
