package se.samla.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import se.samla.events.UploadReceived;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadValidated;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.schemas.topics.Topics;

/** The same file night after night: a delivery, and no work. */
class RepeatedSnapshotIT extends IngestFixture {
  private static final String HEADER = "place_id,name,latitude,longitude,toilet\n";
  private static final String CSV =
      HEADER + "a,Udden,57.1,12.5,ja\nb,Viken,57.2,12.6,ja\nc,Sjön,,12.7,ja\n";
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  @Test
  void aSnapshotThatWasMergedJustBeforeGoesToTheMergeWithoutRows() {
    try (var validated = topic(Topics.UPLOAD_VALIDATED);
        var received = topic(Topics.UPLOAD_RECEIVED)) {
      var publisher = aPublisherOf("badplatser");
      var first = merged(publisher, CSV);
      var second = idOf(upload(publisher, "badplatser", "text/csv", CSV));

      var event =
          validated.await(UploadRepeated.class, 1, e -> e.getUpload().equals(second)).getFirst();
      assertThat(event.getRepeats()).isEqualTo(first);
      assertThat(event.getReceipt()).isEqualTo(2);
      assertThat(event.getRows()).isEqualTo(2);
      awaitStatus(publisher, second, "merging");
      var third = idOf(upload(publisher, "badplatser", "text/csv", CSV));
      var seen = received.await(UploadReceived.class, 1, e -> e.getUpload().equals(third));
      assertThat(seen).as("the one before is not merged yet").hasSize(1);
      assertThat(received.await(UploadReceived.class, 0, e -> e.getUpload().equals(second)))
          .isEmpty();
    }
  }

  @Test
  void itsReportIsThatOfTheUploadItRepeatsAndItsIssuesStayAsOldAsTheyAre() {
    var publisher = aPublisherOf("badplatser");
    var first = merged(publisher, CSV);
    var opened = open(publisher);
    var second = merged(publisher, CSV);

    assertThat(report(publisher, second, "rows")).isEqualTo(report(publisher, first, "rows"));
    assertThat(issues(publisher, second)).isEqualTo(issues(publisher, first)).contains("missing");
    assertThat(report(publisher, second, "dialect")).contains("\"repeats\":\"" + first + "\"");
    assertThat(open(publisher)).isEqualTo(opened).contains("\"missing\"");
    var third = merged(publisher, CSV);
    assertThat(report(publisher, third, "dialect")).contains("\"repeats\":\"" + second + "\"");
  }

  @Test
  void aFileOfTheSameLengthThatSaysSomethingElseIsReadWhole() {
    assertReadWhole((_, _) -> {}, CSV.replace("57.2", "57.3"), 2);
  }

  @Test
  void whatCameInBetweenIsRepeatedByNoOldFile() {
    assertReadWhole(
        (publisher, _) -> {
          var path = "/v1/datasets/badplatser/records/a";
          var deletion = idOf(call("DELETE", path, publisher.key(), Map.of(), ""));
          awaitStatus(publisher, deletion, "merging");
          tellMerged(publisher, deletion);
        },
        CSV,
        2);
  }

  /** And the row of what was erased stays out. */
  @Test
  void afterAnErasureTheSameFileIsReadWhole() {
    assertReadWhole(
        (publisher, _) ->
            call(
                "POST",
                "/v1/datasets/badplatser/records/" + publisher.organisationNumber() + ".a/erasure",
                OPERATOR_KEY,
                JSON,
                "{\"reason\":\"a name\"}"),
        CSV,
        1);
  }

  @Test
  void underAnotherMappingTheSameFileIsReadWhole() {
    assertReadWhole(
        (publisher, _) ->
            call(
                "PUT",
                "/v1/publishers/" + publisher.organisationNumber() + "/mappings/badplatser",
                publisher.key(),
                JSON,
                "{\"columns\": {\"Nord\": \"latitude\"}}"),
        CSV,
        2);
  }

  private void assertReadWhole(BiConsumer<TestPublisher, UUID> between, String file, int valid) {
    try (var validated = topic(Topics.UPLOAD_VALIDATED)) {
      var publisher = aPublisherOf("badplatser");
      between.accept(publisher, merged(publisher, CSV));
      var again = idOf(upload(publisher, "badplatser", "text/csv", file));
      var event =
          validated.await(UploadValidated.class, 1, e -> e.getUpload().equals(again)).getFirst();
      assertThat(event.getContent().getRows()).hasSize(valid);
      assertThat(validated.await(UploadRepeated.class, 0, e -> e.getUpload().equals(again)))
          .isEmpty();
    }
  }

  private UUID merged(TestPublisher publisher, String file) {
    var upload = idOf(upload(publisher, "badplatser", "text/csv", file));
    awaitStatus(publisher, upload, "merging");
    tellMerged(publisher, upload);
    return upload;
  }

  private String report(TestPublisher publisher, UUID upload, String part) {
    return get(publisher, "/v1/uploads/" + upload).body().get(part).toString();
  }

  private String issues(TestPublisher publisher, UUID upload) {
    return get(publisher, "/v1/uploads/" + upload + "/issues").body().toString();
  }

  /** The open issues without the upload that has them now. */
  private String open(TestPublisher publisher) {
    var path = "/v1/publishers/" + publisher.organisationNumber() + "/issues?state=open";
    return get(publisher, path).body().toString().replaceAll("\"upload\":\"[^\"]*\"", "");
  }

  private static KafkaTopic topic(String topic) {
    return new KafkaTopic(topic, PARTS, REGISTRY);
  }
}
