package se.samla.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import se.samla.events.ConflictChanged;
import se.samla.events.UploadRows;

class TopicPlanTests {
  private static final Map<String, NewTopic> PLAN =
      TopicPlan.of(List.of("badplatser"), (short) 3).stream()
          .collect(Collectors.toMap(NewTopic::name, Function.identity()));

  @Test
  void givesEveryEventTopicItsDeadLetters() {
    for (var topic : Topics.EVENTS.keySet()) {
      assertThat(PLAN).containsKey(topic).containsKey(topic + ".dlq");
      assertThat(planned(topic + ".dlq").numPartitions()).isOne();
    }
    assertThat(PLAN).hasSize(2 * Topics.EVENTS.size() + 1);
  }

  @Test
  void spreadsUploadsWiderThanTheRest() {
    assertThat(planned(Topics.UPLOAD_RECEIVED_BULK).numPartitions()).isEqualTo(32);
    assertThat(planned(Topics.UPLOAD_VALIDATED).numPartitions()).isEqualTo(32);
    assertThat(planned(Topics.DATASET_CHANGED).numPartitions()).isEqualTo(8);
  }

  @Test
  void keepsStateForEverAndEventsForAWeek() {
    assertThat(planned("samla.national.badplatser.v1").configs())
        .containsEntry("cleanup.policy", "compact");
    assertThat(planned(Topics.PUBLISHER_REGISTERED).configs())
        .containsEntry("cleanup.policy", "compact");
    assertThat(planned(Topics.ISSUES_COUNTED).configs()).containsEntry("cleanup.policy", "compact");
    assertThat(planned(Topics.DATASET_CHANGED).configs())
        .containsEntry("retention.ms", "604800000");
  }

  @Test
  void replicatesAsAsked() {
    assertThat(PLAN.values()).allMatch(topic -> topic.replicationFactor() == 3);
  }

  @Test
  void namesSubjectsByTopicOrByTopicAndRecord() {
    assertThat(Subjects.ofEvent(Topics.UPLOAD_RECEIVED_BULK, UploadRows.getClassSchema()))
        .isEqualTo("samla.upload.received.bulk.v1-se.samla.events.UploadRows");
    assertThat(Subjects.ofEvent(Topics.CONFLICT_CHANGED, ConflictChanged.getClassSchema()))
        .isEqualTo("samla.conflict.changed.v1-value");
    assertThat(Subjects.ofValue(Topics.national("badplatser")))
        .isEqualTo("samla.national.badplatser.v1-value");
  }

  private static NewTopic planned(String topic) {
    return Objects.requireNonNull(PLAN.get(topic), topic);
  }
}
