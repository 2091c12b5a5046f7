package se.samla.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON: an array of objects, or an object that holds one, such as RowStore's {@code results} or
 * GeoJSON's {@code features}. The line of a row is the number of its entry, since such files often
 * are one line.
 */
@Component
class JsonReading implements UploadReader {
  private final JsonFactory factory = new JsonFactory();

  @Override
  public void read(InputStream body, RowReading rows) throws IOException {
    var text = Encoding.open(body, rows.dialect());
    rows.dialect().note("lines", "entries");
    try (var json = factory.createParser(ObjectReadContext.empty(), text)) {
      read(json, rows);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new UnreadableFileException(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage());
    }
  }

  private static void read(JsonParser json, RowReading rows) {
    if (!toArray(json, rows.columns().rules().arrays())) {
      throw unreadable(
          json, "no array of objects (expected: an array, or an object that holds one)");
    }
    var entry = new JsonEntry(json, rows);
    for (var number = 1; json.nextToken() != JsonToken.END_ARRAY; number++) {
      mustBeObject(json);
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

  private static void mustBeObject(JsonParser json) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw unreadable(json, json.currentToken() + " (expected: an object for each row)");
    }
  }

  /** A file that was cut off behind its array is not whole. */
  private static void toEnd(JsonParser json) {
    while (json.nextToken() != null) {
      json.skipChildren();
    }
  }

  private static UnreadableFileException unreadable(JsonParser json, String what) {
    var at = json.currentTokenLocation();
    return new UnreadableFileException(
        Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), what);
  }
}
