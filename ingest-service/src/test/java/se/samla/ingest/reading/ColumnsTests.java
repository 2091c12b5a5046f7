package se.samla.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.ingest.reading.ReadFile.BADPLATSER;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samla.ingest.issues.Issue;

class ColumnsTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "changing_room",
        "Changing Room",
        "CHANGING-ROOM",
        "  changing \u00a0 room ",
        "\uFEFFchanging_room",
        "chänging_röom",
        "cha\u0308nging_ro\u0308om",
        "chaenging_roeom"
      })
  void knowsAColumnWhateverItsCaseBlanksMarksAndLetters(String column) {
    assertThat(new ColumnNames(BADPLATSER).fieldOf(column)).isEqualTo("changing_room");
  }

  @ParameterizedTest
  @CsvSource({
    "lattitude, latitude",
    "longtitude, longitude",
    "desciption, description",
    "postcod, postcode",
    "wikidatta, wikidata",
    "bryggor,",
    "x,",
    "namm, name"
  })
  void suggestsTheColumnThatAnUnknownOneNearlyIs(String column, String suggestion) {
    var columns = new Columns(BADPLATSER);
    columns.placeOf(column);
    assertThat(columns.issues())
        .extracting(Issue::suggestion)
        .isEqualTo(Collections.singletonList(suggestion));
  }

  @Test
  void doesNotSuggestAColumnThatTheFileHas() {
    var columns = new Columns(BADPLATSER);
    columns.placeOf("latitude");
    columns.placeOf("lattitude");
    assertThat(columns.issues()).extracting(Issue::suggestion).containsOnlyNulls();
  }

  @Test
  void aPublishersOwnNamesAreStrongerThanTheDefinitions() {
    var columns =
        new DefinedColumns()
            .begin(
                BADPLATSER,
                Map.of("Badets namn", "name", "name", "description", "typ", "no such field"));
    columns.placeOf("badets  NAMN");
    columns.placeOf("name");
    columns.placeOf("typ");
    assertThat(columns.fields()).containsExactly("name", "description");
    assertThat(columns.names()).containsExactly("badets  NAMN", "name");
    assertThat(columns.issues()).extracting(Issue::column).containsExactly("typ");
  }

  @Test
  void aPublishersOwnNamesAreNobodyElses() {
    var defined = new DefinedColumns();
    defined.begin(BADPLATSER, Map.of("Badets namn", "name", "name", "description"));
    var others = defined.begin(BADPLATSER, Map.of());
    others.placeOf("Badets namn");
    others.placeOf("name");
    assertThat(others.fields()).containsExactly("name");
  }

  @Test
  void aSecondColumnForOneFieldIsLeftOutWithAWarning() {
    var file = ReadFile.csv("name,lat,latitude\nUdden,57,58\n");
    assertThat(file.rows()).containsExactly(Map.of("name", "Udden", "latitude", "57"));
    assertThat(file.issues())
        .extracting(i -> i.code().word() + " " + i.column())
        .containsExactly("repeated-column latitude");
  }
}
