package se.samla.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;

/**
 * JSON: an array of objects, or an object that holds one, such as RowStore's {@code results} or
 * GeoJSON's {@code features}. The line of a row is the number of its entry, since such files often
 * are one line.
 */
@Component
class JsonReading implements UploadReader {
  @Override
  public void read(InputStream body, RowReading rows) throws IOException {
    rows.dialect().note("lines", "entries");
    JsonText.parse(body, rows, JsonReading::read);
  }

  private static void read(JsonParser json, RowReading rows) {
    if (!toArray(json, rows.columns().rules().arrays())) {
      throw JsonText.unreadable(
          json, "no array of objects (expected: an array, or an object that holds one)");
    }
    var entry = new JsonEntry(json, rows);
    for (var number = 1; json.nextToken() != JsonToken.END_ARRAY; number++) {
      JsonText.mustBeObject(json);
      entry.read();
      rows.end(number);
    }
    toEnd(json);
  }

  /**
   * Goes to the array itself, or to the one that the definition chooses, or to the first that the
   * root object holds.
   */
  private static boolean toArray(JsonParser json, List<JsonPointer> chosen) {
    var root = json.nextToken();
    if (root != JsonToken.START_OBJECT) {
      return root == JsonToken.START_ARRAY;
    }
    if (!chosen.isEmpty()) {
      return RowsArray.find(json, chosen);
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      if (json.nextToken() == JsonToken.START_ARRAY) {
        return true;
      }
      json.skipChildren();
    }
    return false;
  }

  /** A file that was cut off behind its array is not whole. */
  private static void toEnd(JsonParser json) {
    while (json.nextToken() != null) {
      json.skipChildren();
    }
  }
}
