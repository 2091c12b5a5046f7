package se.samla.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samla.events.RawRow;
import se.samla.ingest.issues.Issue;

class JsonReadingTests {
  @Test
  void keepsEachDigitOfANumber() {
    assertThat(
            ReadFile.json("[{\"latitude\":57.6651218111843500,\"toilet\":true,\"city\":null}]")
                .rows())
        .containsExactly(Map.of("latitude", "57.6651218111843500", "toilet", "true"));
  }

  @Test
  void findsTheArrayInsideAnObject() {
    var file =
        ReadFile.json(
            "{\"resultCount\":2,\"head\":{\"a\":1},\"results\":[{\"\uFEFFplace_id\":\"a\"},{\"name\":\"B\"}],\"end\":1}");
    assertThat(file.rows()).containsExactly(Map.of("place_id", "a"), Map.of("name", "B"));
    assertThat(file.raw()).extracting(RawRow::getLine).containsExactly(1, 2);
  }

  @Test
  void takesPropertiesAndPointOfAGeoJsonFeature() {
    var file =
        ReadFile.json(
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "id": "x", "geometry": {"type": "Point", "coordinates": [13.76, 56.42, 3]}, "geometry_name": "G",
               "properties": {"NUTSKOD": "SE0441273000000001", "NAMN": "Vesljungasjön", "KMN_NAMN": "Osby"}},
              {"type": "Feature", "geometry": null, "properties": {"NAMN": "Utan punkt"}}]}
            """);
    assertThat(file.rows().getFirst())
        .containsEntry("longitude", "13.76")
        .containsEntry("latitude", "56.42")
        .containsEntry("nutskod", "SE0441273000000001")
        .containsEntry("name", "Vesljungasjön")
        .containsEntry("municipality_name", "Osby");
    assertThat(file.rows().get(1)).containsOnlyKeys("name");
    assertThat(file.issues()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "17",
        "{}",
        "{\"a\":1}",
        "[1]",
        "[{\"name\":\"A\"}",
        "[{\"name\":\"A\"},]",
        "{\"r\":[{\"name\":\"A\"}]",
        "nonsense"
      })
  void whatIsNoArrayOfObjectsIsUnreadable(String text) {
    assertThatThrownBy(() -> ReadFile.json(text))
        .isInstanceOfSatisfying(
            UnreadableFileException.class, e -> assertThat(e.line()).isEqualTo(1));
  }

  @Test
  void readsOneObjectALineWithTheLinesOfTheFile() {
    var file =
        ReadFile.ndjson(
            "{\"name\":\"Udden\",\"city\":\"Åre\"}\r\n\n"
                + "{\"name\":\"Viken\",\"bryggor\":[1,{\"a\":2}]}");
    assertThat(file.rows())
        .containsExactly(Map.of("name", "Udden", "city", "Åre"), Map.of("name", "Viken"));
    assertThat(file.raw()).extracting(RawRow::getLine).containsExactly(1, 3);
    assertThat(file.issues()).extracting(Issue::column).containsExactly("bryggor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"name\":\"A\"}\n[1]", "{\"name\":\"A\"}\n{\"name\":", "{\"name\":\"A\"}\nA"})
  void aLineThatIsNoObjectMakesAnNdjsonFileUnreadableThere(String text) {
    assertThatThrownBy(() -> ReadFile.ndjson(text))
        .isInstanceOfSatisfying(
            UnreadableFileException.class, e -> assertThat(e.line()).isEqualTo(2));
  }

  @Test
  void aCutFileIsUnreadableInWordsOfItsOwn() {
    assertThatThrownBy(() -> ReadFile.json("[{\"name\":\"A\"}"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("end-of-input")
        .hasMessageNotContainingAny("REDACTED", "StreamReadFeature");
  }
}
