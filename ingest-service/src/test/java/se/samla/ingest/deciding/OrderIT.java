package se.samla.ingest.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samla.events.PublisherWithdrawn;
import se.samla.events.RecordErasureRequested;
import se.samla.events.UploadReversalRequested;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.schemas.topics.Topics;

/** What is not sent in but ordered. */
class OrderIT extends IngestFixture {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
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
