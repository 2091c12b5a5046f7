package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is downloaded can be delivered again, and says nothing new (FAILURES 21). */
@OwnPlatform
class RoundTripE2E {
  private static final String LEDGER = "leverantorsreskontra";

  /** By the specification of food control; a position is written in two columns. */
  private static final String PREMISES =
      """
      facility.idNational,facility.idLocal,facility.name,facility.type,facility.location.wgs84.coordinates
      F-1280-007,007,"Åsa, ""Vesuvio"" m.m.","[""Restaurang"",""Café""]","[55.60616,13.000366]"
      F-1280-8,8,=1+1,Kiosk,"[55.7,13.1]"
      F-1280-9,9,Ö,Kiosk,"[55.8,13.2]"
      """;

  private static final String INSPECTIONS =
      """
      facility.idNational,inspection.idLocal,inspection.idNational,inspection.prenotified,inspection.type,inspection.inspectionPoints.passed,inspection.assessment,inspection.date
      F-1281-7,01,I-1281-01,true,0,"[""A01"",""J02""]",0,2026-03-19
      F-1281-7,02,I-1281-02,false,1,,2,2026-03-20
      ,03,I-1281-03,false,2,,1,2026-03-21
      """;

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
      var town = delivered(samla, "0180", "badplatser", PLACES);
      changesNothing(samla, town, "badplatser", "text/csv", "csv");
      changesNothing(samla, town, "badplatser", "application/geo+json", "geojson");
      var city = delivered(samla, "1280", "livsmedelsanlaggningar", PREMISES);
      changesNothing(samla, city, "livsmedelsanlaggningar", "text/csv", "csv");
      var other = delivered(samla, "1281", "livsmedelsinspektioner", INSPECTIONS);
      changesNothing(samla, other, "livsmedelsinspektioner", "text/csv", "csv");
      var buyer = delivered(samla, "0184", LEDGER, equalPostings());
      changesNothing(samla, buyer, LEDGER, "text/csv", "csv");
    }
  }

  /** Twelve that agree in all that identifies a posting, and differ in their suppliers' names. */
  private static String equalPostings() {
    return "kopare_id;kopare;verifikationsnummer;leverantor;leverantor_id;konto_nr;konto_text;datum;belopp\n"
        + IntStream.rangeClosed(1, 12)
            .mapToObj(i -> "2120002080;Byn;V1;L%d;1;4010;K;2025-01-31;100,00\n".formatted(i))
            .collect(Collectors.joining());
  }

  private static int rowsOf(String dataset) {
    return dataset.equals(LEDGER) ? 12 : 3;
  }

  private static Publisher delivered(Samla samla, String code, String dataset, String table) {
    var publisher = samla.ingest().municipality(code, dataset);
    var first = samla.ingest().upload(publisher, dataset, "text/csv", table);
    assertThat(count(first, "created")).as(first.toString()).isEqualTo(rowsOf(dataset));
    return publisher;
  }

  private static void changesNothing(
      Samla samla, Publisher publisher, String dataset, String type, String extension) {
    var path = "/v1/datasets/" + dataset + "/download." + extension;
    var file = samla.catalog().download(path);
    var again = samla.ingest().upload(publisher, dataset, type, file);
    assertThat(again.get("status").asString()).isEqualTo("merged");
    assertThat(count(again, "unchanged")).as(again + "\n" + file).isEqualTo(rowsOf(dataset));
    assertThat(count(again, "created") + count(again, "updated") + count(again, "deleted"))
        .isZero();
    assertThat(samla.catalog().download(path)).isEqualTo(file);
  }

  private static long count(JsonNode upload, String changes) {
    return upload.get("changes").get(changes).asLong();
  }
}
