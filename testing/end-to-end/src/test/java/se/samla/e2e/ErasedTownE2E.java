package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An upload that would erase a town is held; the status says who and why (FAILURES 16). */
class ErasedTownE2E {
  private static final String DATASET = "badplatser";
  private static final int PLACES = 2_000;
  private static final int LEFT = 5;

  private final Samla samla = Samla.shared();

  @Test
  void fiveRowsOfTwoThousandAreHeldAndWhoDecidedWhyIsInTheStatus() {
    var town = samla.ingest().municipality("2505", DATASET);
    assertThat(statusOf(upload(town, PLACES))).isEqualTo("merged");

    var held = upload(town, LEFT);
    assertThat(statusOf(held)).isEqualTo("held");
    assertThat(held.get("publisher").asString()).isEqualTo(town.organisationNumber());
    assertThat(held.get("cause").asString()).isEqualTo("deletes-too-much");
    assertThat(held.get("detail").asString()).contains("delete " + (PLACES - LEFT) + " records");
    assertThat(samla.ingest().preview(town, held).at("/counts/deleted").asInt())
        .isEqualTo(PLACES - LEFT);
    assertThat(recordsOf(town)).isEqualTo(PLACES);

    var discarded = samla.ingest().discard(held, samla.operatorKey(), "fel fil");
    assertThat(statusOf(discarded)).isEqualTo("discarded");
    assertThat(samla.ingest().upload(town, held.get("id").asString()).get("detail").asString())
        .contains("operator ")
        .contains("fel fil");
    assertThat(recordsOf(town)).isEqualTo(PLACES);
  }

  @Test
  void whatIsConfirmedSaysByWhomToo() {
    var town = samla.ingest().municipality("2506", DATASET);
    upload(town, 12);
    var held = upload(town, 1);
    var preview = samla.ingest().preview(town, held);

    var merged =
        samla
            .ingest()
            .decide(
                town,
                held,
                "confirmation",
                Map.of(
                    "preview", preview.get("hash").asString(),
                    "deletions", preview.at("/counts/deleted").asLong(),
                    "reason", "badet är stängt"));

    assertThat(statusOf(merged)).isEqualTo("merged");
    assertThat(merged.get("detail").asString())
        .isEqualTo(town.organisationNumber() + ": badet är stängt");
    assertThat(recordsOf(town)).isEqualTo(1);
  }

  private JsonNode upload(Publisher town, int places) {
    return samla.ingest().upload(town, DATASET, "text/csv", file(town, places));
  }

  private static String file(Publisher town, int places) {
    var number = town.organisationNumber();
    return IntStream.range(0, places)
        .mapToObj(i -> "plats-%s-%04d;Badet %d;65,%04d;22,%04d".formatted(number, i, i, i, i))
        .collect(Collectors.joining("\n", "place_id;name;latitude;longitude\n", "\n"));
  }

  private int recordsOf(Publisher town) {
    var path = "/v1/datasets/badplatser/records?limit=500&publisher=";
    return samla.catalog().all(path + town.organisationNumber(), "records").size();
  }

  private static String statusOf(JsonNode upload) {
    return upload.get("status").asString();
  }
}
