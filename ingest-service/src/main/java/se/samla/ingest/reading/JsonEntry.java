package se.samla.ingest.reading;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One object of the array. A GeoJSON feature gives its properties, its id and its point. */
final class JsonEntry {
  private static final JsonFactory FACTORY = new JsonFactory();
  private final JsonParser json;
  private final RowReading rows;

  JsonEntry(JsonParser json, RowReading rows) {
    this.json = json;
    this.rows = rows;
  }

  /** Reads from the object's start to its end. */
  void read() {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      json.nextToken();
      member(name);
    }
  }

  private void member(String name) {
    if (isObject() && rows.columns().isPrefix(name)) {
      parts(name);
      return;
    }
    switch (name) {
      case "properties" -> properties(name);
      case "geometry" -> geometry(name);
      case "type", "id", "geometry_name", "bbox" -> known(name);
      default -> column(name);
    }
  }

  /** A nested object whose members are columns: {@code address} gives {@code address.locality}. */
  private void parts(String name) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var part = name + "." + json.currentName();
      json.nextToken();
      member(part);
    }
  }

  private void properties(String name) {
    if (isObject()) {
      read();
    } else {
      known(name);
    }
  }

  private void geometry(String name) {
    if (isObject()) {
      new JsonPoint(json, rows).read();
    } else {
      known(name);
    }
  }

  private boolean isObject() {
    return json.currentToken() == JsonToken.START_OBJECT;
  }

  /** Members that GeoJSON itself has are columns only where the definition says so. */
  private void known(String name) {
    if (rows.columns().isKnown(name)) {
      column(name);
    } else {
      json.skipChildren();
    }
  }

  private void column(String name) {
    var place = rows.placeOf(name);
    if (place == Columns.UNKNOWN) {
      json.skipChildren();
    } else {
      rows.value(place, text());
    }
  }

  /** A value as it is written: numbers keep their digits. */
  private @Nullable String text() {
    return switch (json.currentToken()) {
      case VALUE_NULL -> null;
      case START_OBJECT, START_ARRAY -> nested();
      case null, default -> json.getString();
    };
  }

  private String nested() {
    var text = new BoundedWriter(rows.limits());
    try (var copy = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      copy.copyCurrentStructure(json);
    }
    return text.toString();
  }
}
