package se.samla.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;

/** NDJSON: one object a line. */
@Component
class NdjsonReading implements UploadReader {
  @Override
  public void read(InputStream body, RowReading rows) throws IOException {
    JsonText.parse(body, rows, NdjsonReading::read);
  }

  private static void read(JsonParser json, RowReading rows) {
    var entry = new JsonEntry(json, rows);
    while (json.nextToken() != null) {
      JsonText.mustBeObject(json);
      var line = json.currentTokenLocation().getLineNr();
      entry.read();
      rows.end(line);
    }
  }
}
