package se.samla.ingest.issues;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.events.IssuesCounted;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.schemas.topics.Topics;

/** Issues outlive their upload until their row is mended or gone. */
class LiveIssueIT extends IngestFixture {
  private static final String HEADER = "place_id,name,latitude,longitude,toilet\n";
  private static final String GOOD = "good,Udden,57.1,12.5,ja\n";
  private static final String BAD_A = "a,Viken,,12.5,ja\n";
  private static final String BAD_B = "b,Sjön,57.2,12.5,kanske\n";

  @Test
  void anIssueIsOpenUntilALaterSnapshotDeliversItsRowValidOrLeavesItOut() {
    var publisher = aPublisherOf("badplatser");
    var first = merged(publisher, "snapshot", GOOD + BAD_A + BAD_B);
    assertThat(codes(publisher, "open")).containsExactlyInAnyOrder("a missing", "b not-a-boolean");

    merged(publisher, "snapshot", GOOD + "a,Viken,57.1,12.5,ja\n");

    assertThat(codes(publisher, "open")).isEmpty();
    var closed = get(publisher, live(publisher) + "?state=closed").body().get("issues");
    assertThat(closed).hasSize(2);
    assertThat(closed.get(0).get("upload").asString()).isEqualTo(first.toString());
    assertThat(closed.get(0).get("closedBy").isNull()).isFalse();
  }

  @Test
  void aDeltaClosesTheIssuesOfItsOwnRowsAlone() {
    var publisher = aPublisherOf("badplatser");
    merged(publisher, "snapshot", GOOD + BAD_A + BAD_B);
    merged(publisher, "delta", "a,Viken,57.1,12.5,ja\n");
    assertThat(codes(publisher, "open")).containsExactly("b not-a-boolean");
  }

  @Test
  void whatIsStillWrongIsOneIssueAsOldAsTheFirst() {
    var publisher = aPublisherOf("badplatser");
    merged(publisher, "snapshot", GOOD + BAD_A);
    var opened = openedAt(publisher);
    merged(publisher, "snapshot", GOOD + BAD_B + BAD_A);
    assertThat(codes(publisher, "open")).containsExactlyInAnyOrder("a missing", "b not-a-boolean");
    assertThat(openedAt(publisher)).isEqualTo(opened);
  }

  @Test
  void aRejectedUploadLeavesWhatWasOpenOpen() {
    var publisher = aPublisherOf("badplatser");
    merged(publisher, "snapshot", GOOD + BAD_A);
    var rejected = idOf(upload(publisher, "badplatser", "text/csv", HEADER + BAD_B));
    awaitStatus(publisher, rejected, "rejected");
    assertThat(codes(publisher, "open")).containsExactlyInAnyOrder("a missing", "b not-a-boolean");
  }

  @Test
  void anOlderUploadThatIsMergedLateOpensNothingThatANewerSnapshotSettled() {
    var publisher = aPublisherOf("badplatser");
    var older = validated(publisher, "snapshot", GOOD + BAD_A);
    merged(publisher, "snapshot", GOOD);
    tellMerged(publisher, older);
    assertThat(codes(publisher, "open")).isEmpty();
  }

  @Test
  void openIssuesAreListedPageByPageForTheirPublisherAndOperatorsAlone() {
    var publisher = aPublisherOf("badplatser");
    merged(publisher, "snapshot", GOOD + BAD_A + BAD_B);
    var first = get(publisher, live(publisher) + "?limit=1").body();
    var second = get(publisher, first.get("next").asString()).body();
    assertThat(second.get("issues").get(0)).isNotEqualTo(first.get("issues").get(0));
    assertProblem(get(aPublisherOf("badplatser"), live(publisher)), 404, "publisher-not-found");
    assertThat(get(anOperator(), live(publisher)).status()).isEqualTo(200);
  }

  @Test
  void aThousandOfACodeAreListedAndAllAreCounted() {
    var publisher = aPublisherOf("badplatser");
    var rows =
        IntStream.range(0, 1300)
            .mapToObj(i -> "p" + i + ",Plats,57.1,12.5," + (i < 1200 ? "kanske" : "ja"))
            .collect(Collectors.joining("\n"));
    var upload = merged(publisher, "snapshot", rows);
    var page = get(publisher, "/v1/uploads/" + upload + "/issues?limit=1000").body();
    assertThat(page.get("counts").get("not-a-boolean").asInt()).isEqualTo(1200);
    assertThat(page.get("issues")).hasSize(1000);
    assertThat(get(publisher, page.get("next").asString()).body().get("issues")).isEmpty();
  }

  @Test
  void howeverOftenIssuesAreReadTheServiceGoesOn() {
    var publisher = aPublisherOf("badplatser");
    var upload = merged(publisher, "snapshot", GOOD + BAD_A);
    for (var i = 0; i < 30; i++) {
      assertThat(get(publisher, "/v1/uploads/" + upload + "/issues").status()).isEqualTo(200);
    }
  }

  @Test
  void issuesOpenInASpreadsheetWithFormulasNeutralised() throws Exception {
    var publisher = aPublisherOf("badplatser");
    var upload = merged(publisher, "snapshot", GOOD + "c,=cmd(),57.1,12.5,=2+3\n");
    var csv = csv(publisher, upload);
    assertThat(csv)
        .startsWith("\uFEFFline;column;field;value;code;severity;message;expected;suggestion\r\n")
        .contains("3;toilet;toilet;'=2+3;not-a-boolean;error;");
    var stored = get(publisher, "/v1/uploads/" + upload + "/issues").body().get("issues");
    assertThat(stored.get(0).get("value").asString()).isEqualTo("=2+3");
  }

  @Test
  void howMuchIsLeftToMendIsToldWheneverItChanges() {
    try (var counted = new KafkaTopic(Topics.ISSUES_COUNTED, PARTS, REGISTRY)) {
      var publisher = aPublisherOf("badplatser");
      merged(publisher, "snapshot", GOOD);
      merged(publisher, "snapshot", GOOD + BAD_A + BAD_B + "c,Ön,57.1,,ja\n");
      merged(publisher, "delta", "a,Viken,57.1,12.5,ja\n");
      merged(publisher, "snapshot", GOOD);
      merged(publisher, "snapshot", GOOD);
      var told =
          counted.await(
              IssuesCounted.class, 3, e -> e.getPublisher().equals(publisher.organisationNumber()));
      assertThat(told).extracting(IssuesCounted::getOpen).containsExactly(3L, 2L, 0L);
      assertThat(told).extracting(IssuesCounted::getErrors).containsExactly(3L, 2L, 0L);
      assertThat(told).extracting(IssuesCounted::getCountedAt).isSorted().doesNotHaveDuplicates();
    }
  }

  private String csv(TestPublisher publisher, UUID upload)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri("/v1/uploads/" + upload + "/issues"))
            .header("Authorization", "Bearer " + publisher.key())
            .header("Accept", "text/csv")
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  private List<String> codes(TestPublisher publisher, String state) {
    var issues = get(publisher, live(publisher) + "?state=" + state).body().get("issues");
    return issues
        .valueStream()
        .map(i -> i.get("localId").asString() + " " + i.get("issue").get("code").asString())
        .toList();
  }

  private String openedAt(TestPublisher publisher) {
    var issues = get(publisher, live(publisher)).body().get("issues");
    return issues
        .valueStream()
        .filter(i -> i.get("localId").asString().equals("a"))
        .map(i -> i.get("openedAt").asString())
        .findFirst()
        .orElseThrow();
  }

  private static String live(TestPublisher publisher) {
    return "/v1/publishers/" + publisher.organisationNumber() + "/issues";
  }

  private UUID merged(TestPublisher publisher, String kind, String rows) {
    var upload = validated(publisher, kind, rows);
    tellMerged(publisher, upload);
    return upload;
  }

  private UUID validated(TestPublisher publisher, String kind, String rows) {
    var path = "/v1/datasets/badplatser/uploads?kind=" + kind;
    var csv = Map.of("Content-Type", "text/csv");
    var upload = idOf(call("POST", path, publisher.key(), csv, HEADER + rows));
    awaitStatus(publisher, upload, "merging");
    return upload;
  }
}
