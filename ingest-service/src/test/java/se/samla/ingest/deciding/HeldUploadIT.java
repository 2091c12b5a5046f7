package se.samla.ingest.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samla.events.ChangeOperation;
import se.samla.events.PreviewedChange;
import se.samla.events.UploadConfirmed;
import se.samla.events.UploadDiscarded;
import se.samla.events.UploadHeld;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.schemas.topics.Topics;

/** A snapshot that would delete much waits for somebody to say so. */
class HeldUploadIT extends IngestFixture {
  private static final String CSV = "place_id,name,latitude,longitude\na,Udden,57.1,12.5\n";

  @Test
  void aHeldUploadShowsWhatItWouldDoAndIsMergedOnceThatPreviewIsConfirmed() {
    try (var decided = topic(Topics.UPLOAD_DECIDED)) {
      var publisher = aPublisherOf("badplatser");
      var upload = held(publisher, "p1", 3);
      var preview = get(publisher, path(upload, "/preview")).body();
      assertThat(preview.get("counts").get("deleted").asInt()).isEqualTo(3);
      assertThat(preview.get("changes").get(0).get("recordId").asString()).isEqualTo("gone");

      var answer = confirm(publisher, upload, "{\"preview\":\"p1\",\"reason\":\"closed\"}");

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.body().get("status").asString()).isEqualTo("merging");
      var event =
          decided.await(UploadConfirmed.class, 1, e -> e.getUpload().equals(upload)).getFirst();
      assertThat(event.getPreviewHash()).isEqualTo("p1");
      assertThat(event.getDecidedBy()).isEqualTo(publisher.organisationNumber());
      assertThat(event.getReason()).isEqualTo("closed");
    }
  }

  @Test
  void aConfirmationOfAnotherPreviewIsRefusedAndNamesTheOneThereIs() {
    var publisher = aPublisherOf("badplatser");
    var upload = held(publisher, "p1", 3);
    var answer = confirm(publisher, upload, "{\"preview\":\"old\"}");
    assertProblem(answer, 409, "preview-changed");
    assertThat(answer.body().get("preview").asString()).isEqualTo("p1");
    assertProblem(confirm(publisher, upload, "{}"), 400, "invalid-decision");
  }

  @Test
  void deletingNearlyEverythingNeedsTheNumberOrAnOperator() {
    var publisher = aPublisherOf("badplatser");
    var upload = held(publisher, "p1", 1990);
    assertProblem(confirm(publisher, upload, "{\"preview\":\"p1\"}"), 400, "invalid-decision");
    assertProblem(
        confirm(publisher, upload, "{\"preview\":\"p1\",\"deletions\":5}"),
        400,
        "invalid-decision");
    assertThat(confirm(publisher, upload, "{\"preview\":\"p1\",\"deletions\":1990}").status())
        .isEqualTo(202);

    var other = held(publisher, "p2", 1990);
    var operator = anOperator();
    assertThat(confirm(operator, other, "{\"preview\":\"p2\"}").status()).isEqualTo(202);
  }

  /** Whoever names it, and whether it was asked for or not. */
  @Test
  void aNumberThatIsNamedMustBeRightAndIsPassedOnAsItWasSaid() {
    try (var decided = topic(Topics.UPLOAD_DECIDED)) {
      var publisher = aPublisherOf("badplatser");
      var few = held(publisher, "p1", 3);
      var many = held(aPublisherOf("badplatser"), "p2", 1990);
      var wrong = confirm(publisher, few, "{\"preview\":\"p1\",\"deletions\":2}");
      assertProblem(wrong, 400, "invalid-decision");
      assertThat(wrong.body().get("detail").asString()).contains("deletions: 2 (expected: 3");
      assertProblem(
          confirm(anOperator(), many, "{\"preview\":\"p2\",\"deletions\":5}"),
          400,
          "invalid-decision");

      assertThat(confirm(publisher, few, "{\"preview\":\"p1\",\"deletions\":3}").status())
          .isEqualTo(202);
      assertThat(confirm(anOperator(), many, "{\"preview\":\"p2\"}").status()).isEqualTo(202);
      assertThat(deletionsSaid(decided, few)).isEqualTo(3);
      assertThat(deletionsSaid(decided, many)).isNull();
    }
  }

  private static @Nullable Long deletionsSaid(KafkaTopic decided, UUID upload) {
    return decided
        .await(UploadConfirmed.class, 1, e -> e.getUpload().equals(upload))
        .getFirst()
        .getDeletions();
  }

  @Test
  void aHeldUploadIsDiscardedOnce() {
    try (var decided = topic(Topics.UPLOAD_DECIDED)) {
      var publisher = aPublisherOf("badplatser");
      var upload = held(publisher, "p1", 3);
      var answer = call("DELETE", path(upload, ""), publisher.key(), Map.of(), "");
      assertThat(answer.body().get("status").asString()).isEqualTo("discarded");
      decided.await(UploadDiscarded.class, 1, e -> e.getUpload().equals(upload));
      assertProblem(
          call("DELETE", path(upload, ""), publisher.key(), Map.of(), ""), 409, "wrong-state");
      assertProblem(confirm(publisher, upload, "{\"preview\":\"p1\"}"), 409, "wrong-state");
    }
  }

  @Test
  void nobodyDecidesAboutAnUploadOfAnother() {
    var publisher = aPublisherOf("badplatser");
    var other = aPublisherOf("badplatser");
    var upload = held(publisher, "p1", 3);
    assertProblem(get(other, path(upload, "/preview")), 404, "upload-not-found");
    assertProblem(confirm(other, upload, "{\"preview\":\"p1\"}"), 404, "upload-not-found");
    assertProblem(
        call("DELETE", path(upload, ""), other.key(), Map.of(), ""), 404, "upload-not-found");
  }

  private Answer confirm(TestPublisher publisher, UUID upload, String body) {
    var json = Map.of("Content-Type", "application/json");
    return call("POST", path(upload, "/confirmation"), publisher.key(), json, body);
  }

  private UUID held(TestPublisher publisher, String hash, long deleted) {
    var upload = idOf(upload(publisher, "badplatser", "text/csv", CSV));
    awaitStatus(publisher, upload, "merging");
    try (var merged = topic(Topics.UPLOAD_MERGED)) {
      merged.put(
          Topics.uploadKey("badplatser", publisher.organisationNumber()),
          UploadHeld.newBuilder()
              .setUpload(upload)
              .setDataset("badplatser")
              .setPublisher(publisher.organisationNumber())
              .setReason("deletes-too-much")
              .setPreviewHash(hash)
              .setCreated(1)
              .setUpdated(0)
              .setDeleted(deleted)
              .setUnchanged(5)
              .setCountRequired(deleted > 1000)
              .setPreview(List.of(new PreviewedChange(ChangeOperation.DELETED, "gone", List.of())))
              .setHeldAt(Instant.now())
              .build());
    }
    awaitStatus(publisher, upload, "held");
    return upload;
  }

  private static String path(UUID upload, String rest) {
    return "/v1/uploads/" + upload + rest;
  }

  private static KafkaTopic topic(String topic) {
    return new KafkaTopic(topic, PARTS, REGISTRY);
  }
}
