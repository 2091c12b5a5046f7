package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is downloaded can be delivered again, and says nothing new (FAILURES 21). */
@OwnPlatform
class RoundTripE2E {
  private static final String DATASET = "badplatser";
  private static final String PLACES =
      """
      place_id,name,latitude,longitude,nutskod,postcode,phone,description,toilet,updated
      0017,Norra badet,59.0000001,18.5,,01234,+46 8 123,-5,true,2026-05-01
      -3,"=HYPERLINK(""x"";""y"")",59.25,-0.000001,,,@tel,"två rader
      och ett, komma",false,
      00,Åsjön,60,17.123456789012345,SE0110180000001234,11122,,+1,,2025-12-31
      """;

  @Test
  void whatIsDownloadedAndDeliveredAgainChangesNothing() {
    try (var samla = Samla.start()) {
      var publisher = samla.ingest().municipality("0180", DATASET);
      var first = samla.ingest().upload(publisher, DATASET, "text/csv", PLACES);
      assertThat(count(first, "created")).as(first.toString()).isEqualTo(3);
      changesNothing(samla, publisher, "text/csv", "csv");
      changesNothing(samla, publisher, "application/geo+json", "geojson");
    }
  }

  private static void changesNothing(
      Samla samla, Publisher publisher, String type, String extension) {
    var path = "/v1/datasets/badplatser/download." + extension;
    var file = samla.catalog().download(path);
    var again = samla.ingest().upload(publisher, DATASET, type, file);
    assertThat(again.get("status").asString()).isEqualTo("merged");
    assertThat(count(again, "unchanged")).as(again + "\n" + file).isEqualTo(3);
    assertThat(count(again, "created") + count(again, "updated") + count(again, "deleted"))
        .isZero();
    assertThat(samla.catalog().download(path)).isEqualTo(file);
  }

  private static long count(JsonNode upload, String changes) {
    return upload.get("changes").get(changes).asLong();
  }
}
