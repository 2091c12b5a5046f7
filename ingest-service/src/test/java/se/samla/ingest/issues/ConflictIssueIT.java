package se.samla.ingest.issues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.samla.events.ConflictChanged;
import se.samla.events.ConflictState;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.schemas.topics.Topics;

/** Two publishers speak of one thing. */
class ConflictIssueIT extends IngestFixture {
  private static final Instant OPENED = Instant.parse("2026-11-23T12:00:00Z");
  private static final String CSV = "place_id,name,latitude,longitude\na,Udden,57.1,12.5\n";

  @Test
  void bothPublishersGetAnInfoIssueUntilTheConflictEnds() {
    var loser = aPublisherOf("badplatser");
    var winner = aPublisherOf("badplatser");
    upload(loser, "badplatser", "text/csv", CSV);
    upload(winner, "badplatser", "text/csv", CSV);

    tell(loser, winner, ConflictState.OPENED, OPENED);
    tell(loser, winner, ConflictState.OPENED, OPENED);

    Awaitility.await().until(() -> open(loser) == 1 && open(winner) == 1);
    var issue = get(loser, live(loser)).body().get("issues").get(0);
    assertThat(issue.get("issue").get("code").asString()).isEqualTo("conflict");
    assertThat(issue.get("issue").get("severity").asString()).isEqualTo("info");
    assertThat(issue.get("issue").get("message").asString())
        .contains("SE1", winner.organisationNumber());

    tell(loser, winner, ConflictState.CLOSED, OPENED.plusSeconds(60));
    Awaitility.await().until(() -> open(loser) == 0 && open(winner) == 0);
  }

  private int open(TestPublisher publisher) {
    return get(publisher, live(publisher)).body().get("issues").size();
  }

  private static String live(TestPublisher publisher) {
    return "/v1/publishers/" + publisher.organisationNumber() + "/issues";
  }

  private static void tell(
      TestPublisher loser, TestPublisher winner, ConflictState state, Instant at) {
    try (var topic = new KafkaTopic(Topics.CONFLICT_CHANGED, PARTS, REGISTRY)) {
      topic.put(
          "badplatser|SE1",
          new ConflictChanged(
              "badplatser",
              "SE1",
              state,
              loser.organisationNumber(),
              "a",
              winner.organisationNumber(),
              "authority",
              at));
    }
  }
}
