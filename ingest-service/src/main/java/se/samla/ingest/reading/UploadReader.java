package se.samla.ingest.reading;

import java.io.IOException;
import java.io.InputStream;

/** Reads one format, row by row: a file of any size takes the memory of a row. */
public interface UploadReader {
  /**
   * @throws UnreadableFileException when the bytes are not of the format, with line and column
   * @throws IOException when the bytes do not come: the client is gone
   */
  void read(InputStream body, RowReading rows) throws IOException;
}
