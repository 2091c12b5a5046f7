package se.samla.ingest.validating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.ingest.issues.Issue;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;

class ColumnShiftTests {
  private static final DatasetDefinition BADPLATSER =
      DatasetDefinitions.load(null).find("badplatser").orElseThrow();
  private static final List<String> FIELDS =
      List.of(
          "place_id",
          "name",
          "latitude",
          "longitude",
          "description",
          "street",
          "city",
          "toilet",
          "shower",
          "updated");

  @Test
  void anUnquotedCommaIsToldOnceWithItsPlace() {
    var result =
        validate(
            "a",
            "Udden",
            "57.1",
            "12.1",
            "Fin strand",
            " klippor och brygga",
            null,
            "Osby",
            "ja",
            "nej",
            "2021-05-28");
    assertThat(result.issues())
        .extracting(i -> i.code().word() + " " + i.column())
        .containsExactly("columns-shifted description");
    assertThat(result.issues().getFirst())
        .extracting(Issue::value, Issue::expected)
        .containsExactly(" klippor och brygga", "\"Fin strand…\"");
    assertThat(result.valid().getQuarantined()).containsExactly("a");
  }

  @Test
  void severalCommasInOneTextAreOneShift() {
    var result =
        validate(
            "a",
            "Udden",
            "57.1",
            "12.1",
            "Strand",
            " klippor",
            " brygga",
            "",
            "Osby",
            "ja",
            "nej",
            "2021-05-28");
    assertThat(result.issues()).extracting(i -> i.code().word()).containsExactly("columns-shifted");
  }

  @Test
  void aShiftInFrontOfTheIdMakesItUnreadable() {
    var fields = List.of("description", "place_id", "name", "latitude", "longitude", "toilet");
    var result = validate(fields, "Strand", " klippor", "a", "Udden", "57.1", "12.1", "ja");
    assertThat(result.issues()).extracting(i -> i.code().word()).containsExactly("columns-shifted");
    assertThat(result.idUnreadable()).isTrue();
  }

  @Test
  void wrongValuesThatNoShiftExplainsAreToldOneByOne() {
    var result =
        validate(
            "a", "Udden", "57.1", "12.1", "Strand", "Vägen 1", "Osby", "kanske", "ibland", "i maj");
    assertThat(result.issues())
        .extracting(i -> i.code().word())
        .containsExactly("not-a-boolean", "not-a-boolean", "not-a-date");
  }

  @Test
  void aValueUnderNoNameIsToldAndTheRowGoesOn() {
    var result =
        validate(
            "a",
            "Udden",
            "57.1",
            "12.1",
            "Strand",
            "Vägen 1",
            "Osby",
            "ja",
            "nej",
            "2021-05-28",
            "en anteckning");
    assertThat(result.issues()).extracting(i -> i.code().word()).containsExactly("column-count");
    assertThat(result.valid().getRows()).hasSize(1);
  }

  private static BatchResult validate(@Nullable String... values) {
    return validate(FIELDS, values);
  }

  private static BatchResult validate(List<String> fields, @Nullable String... values) {
    var row =
        new RawRow(
            2,
            RowOperation.UPSERT,
            new ArrayList<>(Arrays.asList(values)),
            null,
            List.of(),
            List.of());
    return Validated.of(BADPLATSER, fields, fields, List.of(row));
  }
}
