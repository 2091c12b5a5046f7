package se.samla.ingest.reading;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A GeoJSON geometry: of a point the longitude and latitude, in this order (RFC 7946); others have
 * no coordinates here.
 */
final class JsonPoint {
  private final JsonParser json;
  private final RowReading rows;

  JsonPoint(JsonParser json, RowReading rows) {
    this.json = json;
    this.rows = rows;
  }

  void read() {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      json.nextToken();
      if (name.equals("coordinates") && json.currentToken() == JsonToken.START_ARRAY) {
        coordinates();
      } else {
        json.skipChildren();
      }
    }
  }

  private void coordinates() {
    for (var i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      coordinate(i);
      json.skipChildren();
    }
  }

  private void coordinate(int place) {
    var geometry = rows.columns().geometry();
    if (geometry != null && place < 2 && json.currentToken().isNumeric()) {
      rows.value(place == 0 ? geometry.longitude() : geometry.latitude(), json.getString());
    }
  }
}
