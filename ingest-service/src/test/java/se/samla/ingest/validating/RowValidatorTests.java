package se.samla.ingest.validating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.events.UploadRows;
import se.samla.events.ValidRow;
import se.samla.ingest.issues.Issue;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.wire.WireFormat;

class RowValidatorTests {
  private static final DatasetDefinition BADPLATSER =
      DatasetDefinitions.load(null).find("badplatser").orElseThrow();
  private static final RowValidator.Owner OSBY =
      new RowValidator.Owner("2120001273", "1273", LocalDate.of(2026, 11, 23));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          latitude    | 57,5       | 57.5
          latitude    | 5 7.5      | 57.5
          toilet      | Ja         | true
          toilet      | N          | false
          toilet      | x          | true
          toilet      | J          | true
          toilet      | Y          | true
          toilet      | 1          | true
          toilet      | 0          | false
          latitude    | '5 7,5'     | 57.5
          updated     | 2021-05-28 | 18775
          updated     | 20210528   | 18775
          updated     | 2021-05-28T12:00:00Z | 18775
          postcode    | 435 35     | 43535
          wikidata    | Q106636433 | Q106636433
          visit_url   | https://osby.se/bad | https://osby.se/bad
          """)
  void readsValuesAsMunicipalitiesWriteThem(String field, String text, String value) {
    assertThat(recordOf(valid(field, text)).get(field)).hasToString(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          latitude    | norr       | not-a-number
          latitude    | 90.5       | out-of-range
          latitude    | 57.5.1     | not-a-number
          toilet      | kanske     | not-a-boolean
          updated     | 28/5 2021  | not-a-date
          updated     | 20210229   | not-a-date
          postcode    | 4353       | wrong-form
          wikidata    | 106636433  | wrong-form
          visit_url   | osby.se    | not-a-uri
          email       | 0501-756100 | not-an-email
          nutskod     | SE123      | wrong-form
          name        | ' '        | missing
          """)
  void saysWhatIsWrongWithAValue(String field, String text, String code) {
    var row = row("place_id", "a", "name", "A", "latitude", "57", "longitude", "12", field, text);
    assertThat(validate(row).issues()).extracting(i -> i.code().word()).containsExactly(code);
    assertThat(validate(row).issues()).extracting(Issue::field).containsExactly(field);
  }

  @Test
  void aPlaceOutsideSwedenIsKeptWithAWarning() {
    var result = validate(row("place_id", "a", "name", "A", "latitude", "0", "longitude", "12"));
    assertThat(result.issues()).extracting(i -> i.code().word()).containsExactly("outside-sweden");
    assertThat(result.valid().getRows()).hasSize(1);
    assertThat(result.warnings()).isEqualTo(1);
  }

  @Test
  void keepsLeadingZerosAndTheBlanksOfFreeText() {
    var record = recordOf(valid("housenumber", "007", "description", " två  ord "));
    assertThat(record.get("housenumber")).hasToString("007");
    assertThat(record.get("description")).hasToString(" två  ord ");
  }

  @Test
  void theRegistersIdIsTheKeyAndSaysWhoseMunicipalityItIs() {
    var row = valid("nutskod", "SE0441273000000001");
    assertThat(row.getNationalKey()).isEqualTo("SE0441273000000001");
    assertThat(row.getMunicipality()).isEqualTo("1273");
    assertThat(row.getAuthority()).isZero();
  }

  @Test
  void aRowThatFailsIsQuarantinedByItsId() {
    var result = validate(row("place_id", "a", "name", "A"));
    assertThat(result.valid().getQuarantined()).containsExactly("a");
    assertThat(result.idUnreadable()).isFalse();
  }

  @Test
  void aRowWithoutAReadableIdWithholdsDeletions() {
    assertThat(validate(row("name", "?!", "latitude", "57", "longitude", "12")).idUnreadable())
        .isTrue();
    assertThat(
            validate(row("nutskod", "SE-broken", "name", "A", "latitude", "57", "longitude", "12"))
                .idUnreadable())
        .isTrue();
    assertThat(
            validate(
                    row(
                        "place_id",
                        "x".repeat(201),
                        "name",
                        "A",
                        "latitude",
                        "57",
                        "longitude",
                        "12"))
                .idUnreadable())
        .isTrue();
  }

  @Test
  void identicalRepeatsCollapseAndOfDifferingOnesTheFirstLineWins() {
    var a = row("place_id", "a", "name", "A", "latitude", "57", "longitude", "12");
    var other = row("place_id", "a", "name", "B", "latitude", "57", "longitude", "12");
    var result = validate(a, a, other);
    assertThat(result.valid().getRows()).hasSize(1);
    assertThat(result.validRows()).isEqualTo(2);
    assertThat(result.issues()).extracting(i -> i.code().word()).containsExactly("repeated-id");
    assertThat(result.valid().getQuarantined()).isEmpty();
  }

  @Test
  void aDeletionNeedsNothingButItsId() {
    var batch = batch(List.of("place_id"), List.of(raw(2, RowOperation.DELETE, List.of("a"))));
    var result = new BatchValidation(batch, BADPLATSER, OSBY).run(1);
    assertThat(result.valid().getRows())
        .singleElement()
        .satisfies(r -> assertThat(r.getContent()).isNull());
  }

  @Test
  void aRowOverTheLimitIsRefusedAndQuarantined() {
    var result =
        validate(
            row(
                "place_id",
                "a",
                "name",
                "A",
                "latitude",
                "57",
                "longitude",
                "12",
                "description",
                "x".repeat(65_537)));
    assertThat(result.issues()).extracting(i -> i.code().word()).containsExactly("row-too-large");
    assertThat(result.valid().getQuarantined()).containsExactly("a");
  }

  private static ValidRow valid(String... more) {
    var row =
        new ArrayList<>(List.of("place_id", "a", "name", "A", "latitude", "57", "longitude", "12"));
    row.addAll(Arrays.asList(more));
    var result = validate(row(row.toArray(String[]::new)));
    assertThat(result.issues()).isEmpty();
    return result.valid().getRows().getFirst();
  }

  private static GenericRecord recordOf(ValidRow row) {
    return WireFormat.decodePlain(row.getContent(), BADPLATSER.schema(), BADPLATSER.schema());
  }

  private record Row(List<String> cells) {}

  /** Fields and values in turn; a later one replaces an earlier one of the same field. */
  private static Row row(String... fieldsAndValues) {
    return new Row(List.of(fieldsAndValues));
  }

  private static BatchResult validate(Row... rows) {
    var fields =
        Arrays.stream(rows)
            .flatMap(
                r -> IntStream.range(0, r.cells().size() / 2).mapToObj(i -> r.cells().get(2 * i)))
            .distinct()
            .toList();
    var raw = new ArrayList<RawRow>();
    for (var row : rows) {
      raw.add(
          raw(
              raw.size() + 2,
              RowOperation.UPSERT,
              fields.stream().map(f -> last(row, f)).toList()));
    }
    return new BatchValidation(batch(fields, identified(fields, raw)), BADPLATSER, OSBY).run(1);
  }

  private static List<RawRow> identified(List<String> fields, List<RawRow> rows) {
    var identified = new ArrayList<RawRow>();
    var memory = new IdentityMemory(1 << 20);
    try (var ids = new UploadIdentities(BADPLATSER, fields::indexOf, memory, identified::add)) {
      rows.forEach(ids);
    }
    return identified;
  }

  private static RawRow raw(int line, RowOperation operation, List<@Nullable String> values) {
    return new RawRow(line, operation, values, null, List.of(), List.of());
  }

  private static @Nullable String last(Row row, String field) {
    @Nullable String value = null;
    for (var i = 0; i < row.cells().size(); i += 2) {
      value = row.cells().get(i).equals(field) ? row.cells().get(i + 1) : value;
    }
    return value;
  }

  private static UploadRows batch(List<String> fields, List<RawRow> rows) {
    return new UploadRows(UUID.randomUUID(), "badplatser", "2120001273", 0, fields, fields, rows);
  }
}
