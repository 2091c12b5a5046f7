package se.samla.schemas.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.topics.Subjects;
import se.samla.schemas.topics.TopicPlan;
import se.samla.schemas.topics.Topics;

class ProvisioningIT {
  @Test
  void createsEveryTopicAndSubjectAndMayRunAgain() throws Exception {
    ProvisionedPlatform.provision();
    ProvisionedPlatform.provision();
    assertThat(topics()).containsAll(plannedTopics());
    assertThatEverySchemaIsRegistered();
  }

  private static List<String> plannedTopics() {
    return TopicPlan.of(DatasetDefinitions.load(null).names(), (short) 1).stream()
        .map(NewTopic::name)
        .toList();
  }

  private static List<String> topics() throws ExecutionException, InterruptedException {
    try (var admin = ProvisionedPlatform.admin()) {
      return List.copyOf(admin.listTopics().names().get());
    }
  }

  private static void assertThatEverySchemaIsRegistered() {
    var registry = ProvisionedPlatform.registry();
    Topics.EVENTS.forEach(
        (topic, events) ->
            events.forEach(
                event ->
                    assertThat(registry.idOf(Subjects.ofEvent(topic, event), event)).isPositive()));
    DatasetDefinitions.load(null)
        .all()
        .forEach(d -> assertThat(registry.idOf(d.subject(), d.schema())).isPositive());
  }
}
