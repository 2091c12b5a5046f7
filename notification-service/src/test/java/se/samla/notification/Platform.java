package se.samla.notification;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import se.samla.events.RecordsChanged;
import se.samla.infrastructure.Infrastructure;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.provision.Provisioning;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.EventSerializer;

/** The real parts the service runs on, and a hand to publish changes with: one for all tests. */
final class Platform {
  static final Platform SHARED = new Platform();

  final Infrastructure infrastructure = Infrastructure.shared();
  final CatalogStub catalog = new CatalogStub();
  final DatasetDefinitions definitions = DatasetDefinitions.load(MoreDatasets.DIRECTORY);
  private final SchemaRegistryClient registry =
      new SchemaRegistryClient(infrastructure.schemaRegistry());
  private final EventSerializer serializer = new EventSerializer(registry);
  private final KafkaProducer<String, byte[]> producer;

  private Platform() {
    var kafka = infrastructure.kafkaBootstrapServers();
    try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      new Provisioning(admin, registry, definitions).run((short) 1);
    }
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  ChangeFixtures changesOf(String dataset) {
    var definition = definitions.find(dataset).orElseThrow();
    return new ChangeFixtures(
        dataset, registry.idOf(definition.subject(), definition.schema()), definition.schema());
  }

  void publish(RecordsChanged... parts) {
    for (var part : parts) {
      publish(part.getDataset(), bytes(part));
    }
  }

  /** An event of any other topic. */
  void publish(String topic, String key, SpecificRecordBase event) {
    send(topic, key, bytesOf(topic, event));
  }

  byte[] bytes(RecordsChanged part) {
    return bytesOf(Topics.DATASET_CHANGED, part);
  }

  byte[] bytesOf(String topic, SpecificRecordBase event) {
    return serializer.serialize(topic, event);
  }

  void publish(String key, byte @Nullable [] message) {
    send(Topics.DATASET_CHANGED, key, message);
  }

  private void send(String topic, String key, byte @Nullable [] message) {
    try {
      producer.send(new ProducerRecord<>(topic, key, message)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
