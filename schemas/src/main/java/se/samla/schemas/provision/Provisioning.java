package se.samla.schemas.provision;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.topics.Subjects;
import se.samla.schemas.topics.TopicPlan;
import se.samla.schemas.topics.Topics;

/** Creates the topics and registers the schemas. Safe to run again, with more datasets too. */
public final class Provisioning {
  private static final Logger log = LoggerFactory.getLogger(Provisioning.class);

  private final Admin kafka;
  private final SchemaRegistryClient registry;
  private final DatasetDefinitions datasets;

  public Provisioning(Admin kafka, SchemaRegistryClient registry, DatasetDefinitions datasets) {
    this.kafka = kafka;
    this.registry = registry;
    this.datasets = datasets;
  }

  /**
   * @param replication copies of each partition: 1 on one machine, 3 in a cluster
   * @throws se.samla.schemas.registry.IncompatibleSchemaException with the registry's words;
   *     nothing may start then
   */
  public void run(short replication) {
    createTopics(TopicPlan.of(datasets.names(), replication));
    registerEvents();
    datasets.all().forEach(d -> registry.register(d.subject(), d.schema()));
    log.info("topics and schemas are in place for {}", datasets.names());
  }

  private void createTopics(Collection<NewTopic> topics) {
    var created = kafka.createTopics(topics).values();
    created.forEach(
        (name, result) -> {
          try {
            result.get();
          } catch (ExecutionException e) {
            ignoreExisting(name, e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating " + name, e);
          }
        });
  }

  private static void ignoreExisting(String topic, ExecutionException e) {
    if (!(e.getCause() instanceof TopicExistsException)) {
      throw new IllegalStateException("topic " + topic + " could not be created", e.getCause());
    }
  }

  private void registerEvents() {
    Topics.EVENTS.forEach(
        (topic, events) ->
            events.forEach(event -> registry.register(Subjects.ofEvent(topic, event), event)));
  }
}
