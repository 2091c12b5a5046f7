package se.samla.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samla.events.UploadReceived;
import se.samla.events.UploadRows;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRow;
import se.samla.events.ValidRows;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.schemas.topics.Topics;

/** Rules that concern all rows of an upload, on its whole way. */
class RowRulesIT extends IngestFixture {
  private static final String LEDGER = "leverantorsreskontra";
  private static final String LEDGER_HEADER =
      "kopare_id;kopare;verifikationsnummer;leverantor;leverantor_id;konto_nr;konto_text;datum;belopp\n";
  private static final String PLACES = "place_id,name,latitude,longitude\n";

  @Test
  void occurrencesAndMonthsOfALedgerAreRightAcrossBatchesAndRepeatedDeliveries() {
    try (var received = topic(Topics.UPLOAD_RECEIVED_BULK);
        var validated = topic(Topics.UPLOAD_VALIDATED_BULK)) {
      var publisher = aPublisherOf(LEDGER);
      var upload = idOf(upload(publisher, LEDGER, "text/csv", ledger(1_201)));
      var event =
          validated.await(UploadValidated.class, 1, e -> e.getUpload().equals(upload)).getFirst();
      assertThat(event.getValidRows()).isEqualTo(1_201);
      assertThat(event.getScopes()).containsExactly("2025-01", "2025-02");
      assertThat(event.getDeletionsWithheld()).isFalse();
      var first = idsOf(validated, upload, 3);
      assertThat(first).hasSize(1_201).doesNotHaveDuplicates();

      var key = Topics.uploadKey(LEDGER, publisher.organisationNumber());
      received
          .await(UploadRows.class, 3, e -> e.getUpload().equals(upload))
          .forEach(batch -> received.put(key, batch));
      assertThat(idsOf(validated, upload, 6)).hasSize(2_402).hasSameElementsAs(first);
    }
  }

  @Test
  void aRowThatRepeatsTheIdOfAnotherBatchNamesTheFirstLine() {
    try (var validated = topic(Topics.UPLOAD_VALIDATED_BULK)) {
      var publisher = aPublisherOf("badplatser");
      var file = places(600) + "p-0,Another,57,12\np-1,Place,57,12\n";
      var upload = idOf(upload(publisher, "badplatser", "text/csv", file));
      var event =
          validated.await(UploadValidated.class, 1, e -> e.getUpload().equals(upload)).getFirst();
      assertThat(event.getQuarantinedRows()).isEqualTo(1);
      assertThat(event.getValidRows()).isEqualTo(601);
      var issues = get(publisher, "/v1/uploads/" + upload + "/issues").body().get("issues");
      assertThat(issues).hasSize(1);
      assertThat(issues.get(0).get("line").asInt()).isEqualTo(602);
      assertThat(issues.get(0).get("code").asString()).isEqualTo("repeated-id");
      assertThat(issues.get(0).get("message").asString()).contains("≠ line 2");
    }
  }

  @Test
  void aSnapshotInWhichAnIdCannotBeReadDeletesNothing() {
    assertThat(validated(PLACES + "a,A,57,12\n,?!,57,12\n").getDeletionsWithheld()).isTrue();
    assertThat(validated(PLACES + "a,A,57,12\n,Lost its id,57,12\n").getDeletionsWithheld())
        .isTrue();
    assertThat(validated(PLACES + "a,A,57,12\nb,B,norr,12\n").getDeletionsWithheld()).isFalse();
    assertThat(validated(PLACES + ",A,57,12\n,B,57,12\n").getDeletionsWithheld()).isFalse();
  }

  @Test
  void aPersonalNumberReachesNeitherKafkaNorTheIssues() {
    try (var received = topic(Topics.UPLOAD_RECEIVED);
        var validated = topic(Topics.UPLOAD_VALIDATED)) {
      var publisher = aPublisherOf(LEDGER);
      var file = LEDGER_HEADER + "2120002080;V;V1;Firma;8112189876;4010;K;2025-01-31;100\n";
      var upload = idOf(upload(publisher, LEDGER, "text/csv", file));
      validated.await(UploadValidated.class, 1, e -> e.getUpload().equals(upload));
      received.await(UploadReceived.class, 1, e -> e.getUpload().equals(upload));
      assertThat(messagesOf(received, upload) + messagesOf(validated, upload))
          .contains("811218XXXX")
          .doesNotContain("8112189876");
      var issue = get(publisher, "/v1/uploads/" + upload + "/issues").body().get("issues").get(0);
      assertThat(issue.get("code").asString()).isEqualTo("personal-number");
      assertThat(issue.toString()).doesNotContain("9876");
    }
  }

  @Test
  void aRecordOfALedgerCannotBeSentAlone() {
    var publisher = aPublisherOf(LEDGER);
    var path = "/v1/datasets/" + LEDGER + "/records/1";
    var answer = call("DELETE", path, publisher.key(), Map.of(), "");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("type").asString()).endsWith("/derived-ids");
  }

  private UploadValidated validated(String places) {
    try (var validated = topic(Topics.UPLOAD_VALIDATED)) {
      var upload = idOf(upload(aPublisherOf("badplatser"), "badplatser", "text/csv", places));
      return validated
          .await(UploadValidated.class, 1, e -> e.getUpload().equals(upload))
          .getFirst();
    }
  }

  private static List<String> idsOf(KafkaTopic validated, UUID upload, int batches) {
    return validated.await(ValidRows.class, batches, e -> e.getUpload().equals(upload)).stream()
        .flatMap(batch -> batch.getRows().stream())
        .map(ValidRow::getLocalId)
        .toList();
  }

  private static String messagesOf(KafkaTopic topic, UUID upload) {
    return topic.awaitRaw(1, m -> text(m.value()).contains(upload.toString())).stream()
        .map(message -> text(message.value()))
        .filter(text -> text.contains(upload.toString()))
        .collect(Collectors.joining());
  }

  /** Other tests put messages without a value there too. */
  private static String text(byte @Nullable [] message) {
    return message == null ? "" : new String(message, StandardCharsets.UTF_8);
  }

  /** Two months; every posting comes several times, far apart. */
  private static String ledger(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                "2120002080;V;V%d;L;1;4010;K;2025-0%d-15;%d,50\n"
                    .formatted(i % 300, 1 + i % 2, i % 300))
        .collect(Collectors.joining("", LEDGER_HEADER, ""));
  }

  private static String places(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> "p-" + i + ",Place,57,12\n")
        .collect(Collectors.joining("", PLACES, ""));
  }

  private static KafkaTopic topic(String name) {
    return new KafkaTopic(name, PARTS, REGISTRY);
  }
}
