package se.samla.ingest.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.samla.events.PublisherWithdrawn;
import se.samla.events.RecordErasureLifted;
import se.samla.events.RecordErasureRequested;
import se.samla.events.UploadMerged;
import se.samla.events.UploadReversalRequested;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.schemas.topics.Topics;

/** What is not sent in but ordered. */
class OrderIT extends IngestFixture {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final String TWO =
      "place_id,name,latitude,longitude\na,Udden,57.1,12.5\nb,Viken,57.1,12.5\n";
  private static final String CSV =
      "place_id,name,latitude,longitude,toilet\na,Udden,57.1,12.5,ja\nb,Viken,57.1,12.5,Anna\n";

  @Test
  void aMergedUploadIsUndoneByANewOneThatWaitsForTheCatalog() {
    try (var decided = topic(Topics.UPLOAD_DECIDED)) {
      var publisher = aPublisherOf("badplatser");
      var merged = merged(publisher);

      var answer = call("POST", path(merged), publisher.key(), JSON, "{\"reason\":\"wrong file\"}");

      var order = idOf(answer);
      assertThat(answer.body().get("kind").asString()).isEqualTo("reversal");
      var event =
          decided
              .await(UploadReversalRequested.class, 1, e -> e.getUpload().equals(order))
              .getFirst();
      assertThat(event.getReverses()).isEqualTo(merged);
      assertThat(event.getReceipt()).isEqualTo(2);
      assertThat(event.getReason()).isEqualTo("wrong file");
    }
  }

  @Test
  void onlyWhatIsMergedAndOnesOwnCanBeUndone() {
    var publisher = aPublisherOf("badplatser");
    var merging = idOf(upload(publisher, "badplatser", "text/csv", CSV));
    awaitStatus(publisher, merging, "merging");
    assertProblem(call("POST", path(merging), publisher.key(), JSON, ""), 409, "wrong-state");
    var other = aPublisherOf("badplatser");
    assertProblem(call("POST", path(merging), other.key(), JSON, ""), 404, "upload-not-found");
  }

  @Test
  void aWithdrawnPublisherLosesKeysAndGrantsAndItsDataIsToBeRemoved() {
    try (var decided = topic(Topics.UPLOAD_DECIDED)) {
      var publisher = aPublisherOf("badplatser");
      merged(publisher);
      var path = "/v1/publishers/" + publisher.organisationNumber();
      assertProblem(call("DELETE", path, publisher.key(), Map.of(), ""), 403, "not-allowed");
      assertProblem(call("DELETE", path, OPERATOR_KEY, Map.of(), ""), 400, "invalid-decision");

      assertThat(call("DELETE", path + "?reason=merged", OPERATOR_KEY, Map.of(), "").status())
          .isEqualTo(202);

      var event =
          decided
              .await(
                  PublisherWithdrawn.class,
                  1,
                  e -> e.getPublisher().equals(publisher.organisationNumber()))
              .getFirst();
      assertThat(event.getReceipt()).isEqualTo(2);
      assertThat(event.getDecidedBy()).isEqualTo("operator tester");
      assertProblem(get(publisher, "/v1/uploads"), 401, "unknown-key");
    }
  }

  @Test
  void anErasureBlanksWhatIssuesQuoteAndNeedsAnOperatorWithAReason() {
    try (var decided = topic(Topics.UPLOAD_DECIDED)) {
      var publisher = aPublisherOf("badplatser");
      var upload = merged(publisher);
      var record = publisher.organisationNumber() + ".b";
      var path = "/v1/datasets/badplatser/records/" + record + "/erasure";
      assertProblem(call("POST", path, publisher.key(), JSON, "{}"), 403, "not-allowed");
      assertProblem(call("POST", path, OPERATOR_KEY, JSON, "{}"), 400, "invalid-decision");
      assertThat(issues(publisher, upload)).contains("Anna");

      assertThat(call("POST", path, OPERATOR_KEY, JSON, "{\"reason\":\"a name\"}").status())
          .isEqualTo(202);

      assertThat(issues(publisher, upload)).doesNotContain("Anna");
      decided.await(RecordErasureRequested.class, 1, e -> e.getRecordId().equals(record));
    }
  }

  @Test
  void anErasedRecordsRowsStayOutWhateverTheySayUntilTheErasureIsLifted() {
    try (var decided = topic(Topics.UPLOAD_DECIDED)) {
      var publisher = aPublisherOf("badplatser");
      var path = "/v1/datasets/badplatser/records/" + publisher.organisationNumber() + ".a/erasure";
      assertProblem(lift(path, "?reason=none"), 404, "erasure-not-found");
      call("POST", path, OPERATOR_KEY, JSON, "{\"reason\":\"a name\"}");

      assertThat(valid(publisher, "")).isEqualTo(1);
      assertThat(valid(publisher, "&validateOnly=true")).isEqualTo(1);
      var upload = idOf(upload(publisher, "badplatser", "text/csv", TWO));
      awaitStatus(publisher, upload, "merging");
      assertThat(issues(publisher, upload)).contains("\"code\":\"erased\"").doesNotContain("Udden");
      assertThat(valid(aPublisherOf("badplatser"), "")).isEqualTo(2);

      assertProblem(lift(path, ""), 400, "invalid-decision");
      assertThat(lift(path, "?reason=harmless").status()).isEqualTo(202);
      assertThat(valid(publisher, "")).isEqualTo(2);
      decided.await(RecordErasureLifted.class, 1, e -> path.contains(e.getRecordId()));
    }
  }

  @Test
  void theOtherIdsOfAnErasedRecordStayOutToo() {
    var publisher = aPublisherOf("badplatser");
    var key = "SE0A21273000000007";
    var path = "/v1/datasets/badplatser/records/" + key + "/erasure";
    var erasure =
        call("POST", path, OPERATOR_KEY, JSON, "{\"reason\":\"a name\"}").body().get("erasure");
    tellErased(UUID.fromString(erasure.asString()), publisher.organisationNumber() + ".a");
    Awaitility.await().until(() -> valid(publisher, "") == 1);
    assertThat(lift(path, "?reason=harmless").status()).isEqualTo(202);
    assertThat(valid(publisher, "")).isEqualTo(2);
  }

  private static void tellErased(UUID erasure, String recordId) {
    try (var merged = topic(Topics.UPLOAD_MERGED)) {
      merged.put(
          "badplatser|erased",
          UploadMerged.newBuilder()
              .setUpload(erasure)
              .setDataset("badplatser")
              .setPublisher("2120001272")
              .setEpoch(1)
              .setCreated(0)
              .setUpdated(0)
              .setDeleted(1)
              .setUnchanged(0)
              .setDeletionsWithheld(false)
              .setMergedAt(Instant.now())
              .setErased(List.of(recordId))
              .build());
    }
  }

  private Answer lift(String path, String query) {
    return call("DELETE", path + query, OPERATOR_KEY, Map.of(), "");
  }

  /** How many of two rows go through. */
  private int valid(TestPublisher publisher, String parameter) {
    var answer =
        call(
            "POST",
            "/v1/datasets/badplatser/uploads?kind=delta" + parameter,
            publisher.key(),
            Map.of("Content-Type", "text/csv"),
            TWO);
    if (!parameter.isEmpty()) {
      return answer.body().get("rows").get("valid").asInt();
    }
    var upload = idOf(answer);
    awaitStatus(publisher, upload, "merging");
    var view = get(publisher, "/v1/uploads/" + upload).body();
    return view.get("rows").get("valid").asInt();
  }

  private String issues(TestPublisher publisher, UUID upload) {
    return get(publisher, "/v1/uploads/" + upload + "/issues").body().toString();
  }

  private UUID merged(TestPublisher publisher) {
    var upload = idOf(upload(publisher, "badplatser", "text/csv", CSV));
    awaitStatus(publisher, upload, "merging");
    tellMerged(publisher, upload);
    return upload;
  }

  private static String path(UUID upload) {
    return "/v1/uploads/" + upload + "/reversal";
  }

  private static KafkaTopic topic(String topic) {
    return new KafkaTopic(topic, PARTS, REGISTRY);
  }
}
