package se.samla.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadMerged;
import se.samla.events.UploadReceived;
import se.samla.events.UploadRows;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRows;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.schemas.topics.Topics;

class UploadIT extends IngestFixture {
  private static final String CSV =
      """
      \uFEFFplace_id;Name;latitude;longitude;toilet;bryggor
      osby-1;Vesljungasjön;56,42125;13,76741;ja;2
      osby-2;Osbysjön;;13,99868;nej;1
      osby-3;"Hjärtasjö;badet";56,39991;14,28284;kanske;
      """;

  @Test
  void validRowsOfASmallFileTravelInsideOneMessageOnTheExpressLane() {
    try (var validated = topic(Topics.UPLOAD_VALIDATED)) {
      var publisher = aPublisherOf("badplatser");
      var answer = upload(publisher, "badplatser", "text/csv", CSV);

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.response().headers().firstValue("Location"))
          .hasValue("/v1/uploads/" + idOf(answer));
      var event =
          validated
              .await(UploadValidated.class, 1, e -> e.getUpload().equals(idOf(answer)))
              .getFirst();
      assertThat(event.getReceipt()).isEqualTo(1);
      assertThat(event.getContent().getRows())
          .extracting(r -> r.getLocalId())
          .containsExactly("osby-1");
      assertThat(event.getContent().getQuarantined()).containsExactly("osby-2", "osby-3");
      assertThat(event.getQuarantinedRows()).isEqualTo(2);
    }
  }

  @Test
  void issuesNameLineColumnValueAndWhatWasExpectedInTheLanguageAskedFor() {
    var publisher = aPublisherOf("badplatser");
    var upload = idOf(upload(publisher, "badplatser", "text/csv", CSV));
    awaitStatus(publisher, upload, "merging");

    var issues = get(publisher, "/v1/uploads/" + upload + "/issues").body().get("issues");

    assertThat(issues.toString())
        .contains("\"code\":\"unknown-column\"", "bryggor")
        .contains(
            "\"line\":3,\"column\":\"latitude\",\"field\":\"latitude\",\"value\":null,\"code\":\"missing\",\"severity\":\"error\"")
        .contains(
            "\"line\":4,\"column\":\"toilet\",\"field\":\"toilet\",\"value\":\"kanske\",\"code\":\"not-a-boolean\"")
        .contains("toilet: kanske is neither yes nor no");
  }

  @Test
  void theDialectSaysWhatWasDetected() {
    var publisher = aPublisherOf("badplatser");
    var dialect = upload(publisher, "badplatser", "text/csv", CSV).body().get("dialect");
    assertThat(dialect.toString())
        .contains(
            "\"encoding\":\"UTF-8\"",
            "\"byteOrderMark\":true",
            "\"separator\":\"semicolon\"",
            "\"decimalSign\":\"comma\"");
  }

  @Test
  void aClientThatWaitsGetsWhatTheMergeMadeOfIt() {
    try (var validated = topic(Topics.UPLOAD_VALIDATED);
        var merged = topic(Topics.UPLOAD_MERGED)) {
      var publisher = aPublisherOf("badplatser");
      Thread.startVirtualThread(() -> playCatalog(validated, merged, publisher));

      var answer = uploadAndWait(publisher, "badplatser", "text/csv", CSV);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().get("status").asString()).isEqualTo("merged");
      assertThat(answer.body().get("changeSet").asLong()).isEqualTo(17);
      assertThat(answer.body().get("changes").get("created").asLong()).isEqualTo(1);
      assertThat(answer.body().get("rows").toString())
          .isEqualTo("{\"read\":3,\"valid\":1,\"invalid\":2,\"warnings\":0}");
    }
  }

  @Test
  void aLargeFileTravelsInNumberedBatchesOnTheBulkLane() {
    try (var received = topic(Topics.UPLOAD_RECEIVED_BULK);
        var validated = topic(Topics.UPLOAD_VALIDATED_BULK)) {
      var publisher = aPublisherOf("badplatser");
      var upload = idOf(upload(publisher, "badplatser", "text/csv", file(1201)));

      var rows = received.await(UploadRows.class, 3, e -> e.getUpload().equals(upload));
      assertThat(rows).extracting(UploadRows::getSequence).containsExactly(0, 1, 2);
      var complete =
          received.await(UploadReceived.class, 1, e -> e.getUpload().equals(upload)).getFirst();
      assertThat(complete.getBatches()).isEqualTo(3);
      assertThat(complete.getRows()).isEqualTo(1201);
      assertThat(complete.getContent()).isNull();
      var valid = validated.await(ValidRows.class, 3, e -> e.getUpload().equals(upload));
      assertThat(valid).extracting(e -> e.getRows().size()).containsExactly(500, 500, 201);
      assertThat(
              validated
                  .await(UploadValidated.class, 1, e -> e.getUpload().equals(upload))
                  .getFirst()
                  .getValidRows())
          .isEqualTo(1201);
    }
  }

  @Test
  void aBatchThatNeverCameFailsTheUpload() {
    try (var received = topic(Topics.UPLOAD_RECEIVED_BULK)) {
      var publisher = aPublisherOf("badplatser");
      var upload = idOf(upload(publisher, "badplatser", "text/csv", CSV));
      awaitStatus(publisher, upload, "merging");
      var lost = idOf(upload(publisher, "badplatser", "text/csv", file(501)));
      var complete =
          received.await(UploadReceived.class, 1, e -> e.getUpload().equals(lost)).getFirst();

      var more = UploadReceived.newBuilder(complete).setUpload(upload).setBatches(9).build();
      received.put(Topics.uploadKey("badplatser", publisher.organisationNumber()), more);

      awaitStatus(publisher, upload, "failed");
      assertThat(get(publisher, "/v1/uploads/" + upload).body().get("cause").asString())
          .isEqualTo("missing-batches");
    }
  }

  @Test
  void theSameMessagesTwiceChangeNothing() {
    try (var received = topic(Topics.UPLOAD_RECEIVED_BULK);
        var validated = topic(Topics.UPLOAD_VALIDATED_BULK)) {
      var publisher = aPublisherOf("badplatser");
      var key = Topics.uploadKey("badplatser", publisher.organisationNumber());
      var upload = idOf(upload(publisher, "badplatser", "text/csv", file(501)));
      validated.await(UploadValidated.class, 1, e -> e.getUpload().equals(upload));

      received
          .await(UploadRows.class, 2, e -> e.getUpload().equals(upload))
          .forEach(e -> received.put(key, e));
      received
          .await(UploadReceived.class, 1, e -> e.getUpload().equals(upload))
          .forEach(e -> received.put(key, e));
      validated.await(ValidRows.class, 4, e -> e.getUpload().equals(upload));
      var after = idOf(upload(publisher, "badplatser", "text/csv", file(501)));
      validated.await(UploadValidated.class, 1, e -> e.getUpload().equals(after));

      assertThat(validated.await(UploadValidated.class, 1, e -> e.getUpload().equals(upload)))
          .hasSize(1);
      assertThat(get(publisher, "/v1/uploads/" + upload).body().get("rows").get("valid").asLong())
          .isEqualTo(501);
    }
  }

  @Test
  void anUploadWithoutAValidRowIsRejectedAndChangesNothing() {
    try (var validated = topic(Topics.UPLOAD_VALIDATED)) {
      var publisher = aPublisherOf("badplatser");
      var answer =
          uploadAndWait(
              publisher, "badplatser", "application/json", "[{\"place_id\":\"a\",\"name\":\"A\"}]");

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body().get("type").asString()).endsWith("/upload-rejected");
      var upload = UUID.fromString(answer.body().get("upload").get("id").asString());
      assertThat(
              validated
                  .await(UploadAbandoned.class, 1, e -> e.getUpload().equals(upload))
                  .getFirst()
                  .getReason())
          .isEqualTo("rejected");
    }
  }

  @Test
  void anUnreadableFileIsRefusedWithLineAndColumn() {
    var publisher = aPublisherOf("badplatser");

    var json =
        upload(
            publisher, "badplatser", "application/json", "[{\"name\":\"A\"},\n {\"name\":oops}]");
    assertProblem(json, 400, "unreadable-file");
    assertThat(json.body().get("line").asInt()).isEqualTo(2);
    assertThat(json.body().get("column").asInt()).isGreaterThan(9);

    var csv = upload(publisher, "badplatser", "text/csv", "name,latitude,longitude\nA,57.1,\"12\n");
    assertProblem(csv, 400, "unreadable-file");
    assertThat(csv.body().get("line").asInt()).isEqualTo(2);
    assertThat(csv.body().get("column").asInt()).isEqualTo(3);
    assertThat(
            get(publisher, "/v1/uploads/" + csv.body().get("upload").asString())
                .body()
                .get("status")
                .asString())
        .isEqualTo("rejected");

    assertProblem(upload(publisher, "badplatser", "text/csv", ""), 400, "unreadable-file");
    assertProblem(
        upload(publisher, "badplatser", "text/csv", "<html>not a table</html>"),
        400,
        "unreadable-file");
    assertProblem(
        upload(publisher, "badplatser", "application/json", "[{\"name\":\"A\"}"),
        400,
        "unreadable-file");
  }

  @Test
  void aWrongKeyIsRefusedBeforeTheBodyIsRead() throws IOException {
    try (var socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(10_000);
      var head =
          "POST /v1/datasets/badplatser/uploads HTTP/1.1\r\n"
              + "Host: x\r\n"
              + "Authorization: Bearer samla_wrong\r\n"
              + "Content-Type: text/csv\r\n"
              + "Content-Length: 1000000000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      var answer = new byte[12];
      assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
    }
  }

  @Test
  void aLongUploadShowsHowManyRowsWereReadSoFar() throws IOException {
    var publisher = aPublisherOf("badplatser");
    try (var socket = new Socket("127.0.0.1", port())) {
      var head =
          "POST /v1/datasets/badplatser/uploads HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
              + "Authorization: Bearer "
              + publisher.key()
              + "\r\nContent-Length: 100000000\r\n\r\n";
      socket.getOutputStream().write((head + file(20_000)).getBytes(StandardCharsets.UTF_8));
      Awaitility.await().until(() -> readSoFar(publisher) >= 10_000);
      assertThat(get(publisher, "/v1/uploads").body().at("/uploads/0/status").asString())
          .isEqualTo("receiving");
    }
  }

  private long readSoFar(TestPublisher publisher) {
    return get(publisher, "/v1/uploads").body().at("/uploads/0/rows/read").asLong();
  }

  @Test
  void refusalsAreProblemDetailsWithAStableType() {
    var publisher = aPublisherOf("badplatser");
    var other = aPublisherOf("badplatser");
    var upload = idOf(upload(publisher, "badplatser", "text/csv", CSV));

    assertProblem(
        call(
            "POST",
            "/v1/datasets/badplatser/uploads",
            "nobody",
            Map.of("Content-Type", "text/csv"),
            CSV),
        401,
        "unknown-key");
    assertProblem(upload(publisher, "offentliga-toaletter", "text/csv", CSV), 403, "not-allowed");
    assertProblem(upload(publisher, "nowhere", "text/csv", CSV), 404, "dataset-not-found");
    assertProblem(
        upload(publisher, "badplatser", "application/pdf", CSV), 415, "unsupported-format");
    assertProblem(get(other, "/v1/uploads/" + upload), 404, "upload-not-found");
    assertProblem(get(other, "/v1/uploads/" + upload + "/issues"), 404, "upload-not-found");
    assertProblem(get(publisher, "/v1/uploads?cursor=nonsense"), 400, "invalid-parameter");
    assertProblem(call("GET", "/v1/publishers", publisher.key(), Map.of(), ""), 403, "not-allowed");
    assertProblem(
        call(
            "PUT",
            "/v1/publishers/1234567890",
            OPERATOR_KEY,
            Map.of("Content-Type", "application/json"),
            "{\"name\":\"X\"}"),
        400,
        "invalid-publisher");
  }

  @Test
  void whatIsOnlyValidatedAnswersTheReportAndLeavesNoTrace() {
    var publisher = aPublisherOf("badplatser");
    var trial = trial(publisher, "true", CSV);

    assertThat(trial.status()).isEqualTo(200);
    assertThat(trial.body().get("status").asString()).isEqualTo("validated");
    assertThat(trial.body().get("rows").toString())
        .isEqualTo("{\"read\":3,\"valid\":1,\"invalid\":2,\"warnings\":0}");
    assertThat(trial.body().get("issueCounts").toString())
        .isEqualTo("{\"missing\":1,\"not-a-boolean\":1,\"unknown-column\":1}");
    assertThat(trial.body().get("issues")).hasSize(3);
    assertThat(get(publisher, "/v1/uploads").body().get("uploads")).isEmpty();
  }

  @Test
  void whatIsOnlyValidatedCountsEveryIssueAndListsAThousandOfACode() {
    var publisher = aPublisherOf("badplatser");
    var trial = trial(publisher, "true", file(1201).replace(",57.5,", ",north,"));

    assertThat(trial.body().get("status").asString()).isEqualTo("rejected");
    assertThat(trial.body().get("issueCounts").get("not-a-number").asInt()).isEqualTo(1201);
    assertThat(trial.body().get("issues")).hasSize(1000);
  }

  @Test
  void aWordLikeTrueIsNeverMerged() {
    var publisher = aPublisherOf("badplatser");
    assertProblem(trial(publisher, "yes", CSV), 400, "invalid-parameter");
    assertThat(get(publisher, "/v1/uploads").body().get("uploads")).isEmpty();
  }

  private Answer trial(TestPublisher publisher, String word, String file) {
    var path = "/v1/datasets/badplatser/uploads?validateOnly=" + word;
    return call("POST", path, publisher.key(), Map.of("Content-Type", "text/csv"), file);
  }

  @Test
  void aRevokedKeyOpensNothing() {
    var publisher = aPublisherOf("badplatser");
    var id = publisher.key().split("_")[1];
    assertThat(
            call(
                    "DELETE",
                    "/v1/publishers/" + publisher.organisationNumber() + "/keys/" + id,
                    OPERATOR_KEY,
                    Map.of(),
                    "")
                .status())
        .isEqualTo(204);
    assertProblem(get(publisher, "/v1/uploads"), 401, "unknown-key");
  }

  @Test
  void aGzippedBodyIsInflated() throws IOException {
    var publisher = aPublisherOf("badplatser");
    var request =
        HttpRequest.newBuilder(uri("/v1/datasets/badplatser/uploads"))
            .header("Authorization", "Bearer " + publisher.key())
            .header("Content-Type", "text/csv")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(gzip(CSV)))
            .build();
    var answer = send(request);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().get("rows").get("read").asInt()).isEqualTo(3);
  }

  @Test
  void oneRecordGoesTheSameWayAsAFile() {
    try (var validated = topic(Topics.UPLOAD_VALIDATED)) {
      var publisher = aPublisherOf("badplatser");
      var path = "/v1/datasets/badplatser/records/udden%2F1";
      var put =
          call(
              "PUT",
              path,
              publisher.key(),
              Map.of(),
              "{\"name\":\"Udden\",\"latitude\":57.1,\"longitude\":12.5}");
      var delete = call("DELETE", path, publisher.key(), Map.of(), "");

      var event =
          validated
              .await(UploadValidated.class, 1, e -> e.getUpload().equals(idOf(put)))
              .getFirst();
      assertThat(event.getContent().getRows().getFirst().getLocalId()).isEqualTo("udden/1");
      var deletion =
          validated
              .await(UploadValidated.class, 1, e -> e.getUpload().equals(idOf(delete)))
              .getFirst();
      assertThat(deletion.getReceipt()).isEqualTo(2);
      assertThat(deletion.getContent().getRows().getFirst().getContent()).isNull();
      assertProblem(
          call("PUT", path, publisher.key(), Map.of(), "{\"place_id\":\"other\"}"),
          400,
          "unreadable-file");
    }
  }

  @Test
  void uploadsAreListedNewestFirstPageByPage() {
    var publisher = aPublisherOf("badplatser");
    var ids =
        IntStream.range(0, 3)
            .mapToObj(_ -> idOf(upload(publisher, "badplatser", "text/csv", CSV)).toString())
            .toList();
    var first = get(publisher, "/v1/uploads?limit=2&dataset=badplatser").body();
    var second = get(publisher, first.get("next").asString()).body();
    assertThat(
            List.of(
                first.get("uploads").get(0),
                first.get("uploads").get(1),
                second.get("uploads").get(0)))
        .extracting(u -> u.get("id").asString())
        .containsExactlyElementsOf(ids.reversed());
    assertThat(second.get("next").isNull()).isTrue();
  }

  private void playCatalog(KafkaTopic validated, KafkaTopic merged, TestPublisher publisher) {
    var event =
        validated
            .await(
                UploadValidated.class,
                1,
                e -> e.getPublisher().equals(publisher.organisationNumber()))
            .getFirst();
    merged.put(
        Topics.uploadKey(event.getDataset(), event.getPublisher()),
        UploadMerged.newBuilder(merged(event.getPublisher(), event.getUpload()))
            .setChangeSet(17L)
            .build());
  }

  private static KafkaTopic topic(String topic) {
    return new KafkaTopic(topic, PARTS, REGISTRY);
  }

  private static String file(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> "plats-" + i + ",Plats " + i + ",57.5,12.5")
        .collect(Collectors.joining("\n", "place_id,name,latitude,longitude\n", "\n"));
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
