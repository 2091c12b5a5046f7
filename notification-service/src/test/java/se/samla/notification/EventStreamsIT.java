package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import se.samla.events.CoverageChanged;
import se.samla.events.CoverageState;
import se.samla.events.UploadEnded;
import se.samla.events.UploadFailed;
import se.samla.events.UploadHeld;
import se.samla.events.UploadMerged;
import se.samla.notification.WebhookReceiver.Answer;
import se.samla.notification.copying.Polls;
import se.samla.schemas.topics.Topics;
import tools.jackson.databind.JsonNode;

/** Coverage and own uploads: numbered streams of their own, treated as changes are. */
class EventStreamsIT extends RunningService {
  private static final String STOCKHOLM = "2120000142";
  private static final String MALMO = "2120001124";
  private static final AtomicLong SEQUENCE = new AtomicLong();
  private static final String UPLOADS = "se.samla.upload.changed.v1";
  private static final String SUBSCRIPTIONS = "se.samla.subscription.changed.v1";
  private static final String COVERAGE = "se.samla.coverage.changed.v1";

  @Autowired private ApplicationContext context;

  @Test
  void tellsAPublisherWhatHappenedToItsUploadsAndNobodyElses() {
    var publisher = Api.ofNewPublisher(api.base(), OPERATOR_KEY, STOCKHOLM);
    publisher.subscribed(receiver.url(), Map.of("events", List.of("uploads")));
    var held = held(STOCKHOLM);
    var failed = failed(STOCKHOLM);
    var merged = merged(STOCKHOLM);

    publish(held);
    publish(merged(MALMO));
    publish(failed);
    publish(merged);
    publish(held);

    eventually().until(() -> told(UPLOADS, "uploads").size() == 3);
    assertThat(told(UPLOADS, "uploads"))
        .extracting(u -> u.get("upload").asString() + " " + u.get("status").asString())
        .containsExactly(
            held.getUpload() + " held",
            failed.getUpload() + " failed",
            merged.getUpload() + " merged");
    publisher.deleteAll();
  }

  @Test
  void tellsEveryEndOfAnUploadOnceInOrder() {
    var publisher = Api.ofNewPublisher(api.base(), OPERATOR_KEY, STOCKHOLM);
    publisher.subscribed(receiver.url(), Map.of("events", List.of("uploads")));
    var held = held(STOCKHOLM);
    var discarded = ended(held.getUpload(), "discarded", "discarded");
    var superseded = ended(UUID.randomUUID(), "superseded", "superseded");
    var rejected = ended(UUID.randomUUID(), "rejected", null);
    var abandoned = ended(UUID.randomUUID(), "abandoned", "client-gone");
    var failed = ended(UUID.randomUUID(), "failed", "missing-batches");

    Stream.of(held, discarded, superseded, rejected, discarded, abandoned, failed, rejected)
        .forEach(EventStreamsIT::publish);
    publish(ended(rejected.getUpload(), "rejected", null)); // anew, after a backup was put back
    publish(ended(failed.getUpload(), "failed", "missing-batches")); // run again

    eventually().until(() -> told(UPLOADS, "uploads").size() == 7);
    assertThat(told(UPLOADS, "uploads"))
        .extracting(u -> u.get("upload").asString() + " " + u.get("status").asString())
        .containsExactly(
            held.getUpload() + " held",
            discarded.getUpload() + " discarded",
            superseded.getUpload() + " superseded",
            rejected.getUpload() + " rejected",
            abandoned.getUpload() + " abandoned",
            failed.getUpload() + " failed",
            failed.getUpload() + " failed");
    assertThat(told(UPLOADS, "uploads").get(4).get("cause").asString()).isEqualTo("client-gone");
    publisher.deleteAll();
  }

  @Test
  void numbersAnEventOnceThoughOnePollBringsItTwice() {
    var publisher = Api.ofNewPublisher(api.base(), OPERATOR_KEY, STOCKHOLM);
    publisher.subscribed(receiver.url(), Map.of("events", List.of("uploads")));
    var first = merged(STOCKHOLM);
    var second = merged(STOCKHOLM);
    var elsewhere = merged(MALMO);

    poll(first, elsewhere, first, second);
    poll(second, first);

    eventually().until(() -> told(UPLOADS, "uploads").size() == 2);
    assertThat(told(UPLOADS, "uploads"))
        .extracting(u -> u.get("upload").asString())
        .containsExactly(first.getUpload().toString(), second.getUpload().toString());
    publisher.deleteAll();
  }

  private void poll(SpecificRecordBase... events) {
    Polls.of(context)
        .bringEvents(
            Stream.of(events)
                .map(event -> PLATFORM.bytesOf(Topics.UPLOAD_MERGED, event))
                .toArray(byte[][]::new));
  }

  @Test
  void hasNoUploadsForASubscriberThatIsNoPublisher() {
    var refusal =
        api.post(
            "/v1/subscriptions",
            Map.of(
                "url", receiver.url(),
                "datasets", List.of("badplatser"),
                "events", List.of("uploads")));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.body().get("detail").asString()).startsWith("events: uploads (expected: ");
  }

  @Test
  void tellsOfCoverageWhereTheFilterMatches() {
    api.subscribed(
        receiver.url(),
        Map.of("events", List.of("coverage"), "filter", Map.of("municipalities", List.of("1280"))));

    publish(coverage("0180", CoverageState.LATE));
    var late = coverage("1280", CoverageState.LATE);
    publish(late);
    publish(late);
    publish(coverage("1280", CoverageState.CURRENT));
    publish(coverage("1280", CoverageState.NOT_APPLICABLE));

    eventually().until(() -> told(COVERAGE, "coverage").size() == 3);
    assertThat(told(COVERAGE, "coverage"))
        .extracting(c -> c.get("municipality").asString() + " " + c.get("to").asString())
        .containsExactly("1280 late", "1280 current", "1280 notApplicable");
  }

  @Test
  void retriesAndReplaysAStreamOfEventsAsItDoesChanges() {
    var publisher = Api.ofNewPublisher(api.base(), OPERATOR_KEY, MALMO);
    var id =
        publisher
            .subscribed(receiver.url(), Map.of("events", List.of("uploads")))
            .get("id")
            .asString();
    receiver.answerNext(WebhookReceiver.Answer.status(500));
    publish(merged(MALMO));
    eventually().until(() -> receiver.ofType(UPLOADS).size() == 2);
    var first = receiver.ofType(UPLOADS).getFirst();
    assertThat(receiver.ofType(UPLOADS).getLast().id()).isEqualTo(first.id());

    publisher.post(
        "/v1/subscriptions/" + id + "/replay",
        Map.of(
            "after", Map.of("uploads/badplatser/" + MALMO, first.data().get("from").asString())));

    eventually().until(() -> receiver.ofType(UPLOADS).size() == 3);
    assertThat(receiver.ofType(UPLOADS).getLast().id()).isNotEqualTo(first.id());
    assertThat(receiver.ofType(UPLOADS).getLast().data().get("uploads"))
        .isEqualTo(first.data().get("uploads"));
    publisher.deleteAll();
  }

  @Test
  void tellsASubscriberWhatBecomesOfItsSubscriptionsAndNobodyElses() {
    var watching = subscribedTo(receiver, "subscriptions");
    try (var failing = new WebhookReceiver()) {
      var watched = subscribedTo(failing, "changes");
      var others = Api.of(api.base(), OPERATOR_KEY);
      others.subscribed(failing.url(), Map.of());
      others.deleteAll();

      IntStream.range(0, 4).forEach(_ -> failing.answerNext(Answer.status(403)));
      api.send("PATCH", watched, Map.of("url", failing.url() + "/moved"));
      eventually().until(() -> api.get(watched).body().get("status").asString().equals("disabled"));
      api.send("DELETE", watched, null);

      eventually().until(() -> told(SUBSCRIPTIONS, "subscriptions").size() == 5);
      assertThat(told(SUBSCRIPTIONS, "subscriptions"))
          .extracting(EventStreamsIT::path, s -> s.get("status").asString(), EventStreamsIT::reason)
          .containsExactly(
              tuple(watching, "active", ""),
              tuple(watched, "active", ""),
              tuple(watched, "pending", ""),
              tuple(watched, "disabled", "4 attempts failed, the last: status 403"),
              tuple(watched, "deleted", ""));
    }
    assertThat(receiver.ofType(SUBSCRIPTIONS).getFirst().data().has("dataset")).isFalse();
  }

  private String subscribedTo(WebhookReceiver at, String event) {
    var made = api.subscribed(at.url(), Map.of("events", List.of(event)));
    return "/v1/subscriptions/" + made.get("id").asString();
  }

  private static String path(JsonNode told) {
    return "/v1/subscriptions/" + told.get("subscription").asString();
  }

  private static String reason(JsonNode told) {
    return told.get("reason").asString("");
  }

  private List<JsonNode> told(String type, String name) {
    return receiver.ofType(type).stream()
        .flatMap(webhook -> webhook.data().get(name).valueStream())
        .toList();
  }

  private static void publish(SpecificRecordBase event) {
    var topic = event instanceof CoverageChanged ? Topics.COVERAGE_CHANGED : Topics.UPLOAD_MERGED;
    PLATFORM.publish(topic, "badplatser", event);
  }

  private static UploadMerged merged(String publisher) {
    return UploadMerged.newBuilder()
        .setUpload(UUID.randomUUID())
        .setDataset("badplatser")
        .setPublisher(publisher)
        .setEpoch(1)
        .setChangeSet(7L)
        .setCreated(1)
        .setUpdated(2)
        .setDeleted(0)
        .setUnchanged(3)
        .setDeletionsWithheld(false)
        .setMergedAt(Instant.now())
        .build();
  }

  private static UploadHeld held(String publisher) {
    return UploadHeld.newBuilder()
        .setUpload(UUID.randomUUID())
        .setDataset("badplatser")
        .setPublisher(publisher)
        .setReason("deletes-too-much")
        .setPreviewHash("abc")
        .setCreated(0)
        .setUpdated(0)
        .setDeleted(100)
        .setUnchanged(3)
        .setPreview(List.of())
        .setHeldAt(Instant.now())
        .build();
  }

  private static UploadEnded ended(UUID upload, String status, @Nullable String cause) {
    return new UploadEnded(upload, "badplatser", STOCKHOLM, status, cause, Instant.now());
  }

  private static UploadFailed failed(String publisher) {
    return UploadFailed.newBuilder()
        .setUpload(UUID.randomUUID())
        .setDataset("badplatser")
        .setPublisher(publisher)
        .setCause("merge-error")
        .setDetail("for operators")
        .setFailedAt(Instant.now())
        .build();
  }

  private static CoverageChanged coverage(String municipality, CoverageState to) {
    return CoverageChanged.newBuilder()
        .setSequence(SEQUENCE.incrementAndGet())
        .setDataset("badplatser")
        .setMunicipality(municipality)
        .setFrom(CoverageState.NEVER)
        .setTo(to)
        .setChangedAt(Instant.now())
        .build();
  }
}
