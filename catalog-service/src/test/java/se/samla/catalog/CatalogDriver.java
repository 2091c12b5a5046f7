package se.samla.catalog;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.catalog.messaging.Broker;
import se.samla.events.ValidRows;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.EventSerializer;

/** Plays ingest: sends uploads and waits for their end. */
class CatalogDriver {
  static final String TOILETS = "offentliga-toaletter";
  static final String BATHING_PLACES = "badplatser";
  static final String LEDGER = "leverantorsreskontra";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Broker broker;
  private final SchemaRegistryClient registry;
  private final DatasetDefinitions definitions;
  private final JdbcClient jdbc;

  CatalogDriver(
      Broker broker,
      SchemaRegistryClient registry,
      DatasetDefinitions definitions,
      JdbcClient jdbc) {
    this.broker = broker;
    this.registry = registry;
    this.definitions = definitions;
    this.jdbc = jdbc;
  }

  /** Sends an upload as ingest would and waits until it is merged. */
  Upload merge(Upload upload) {
    send(upload);
    awaitStatus(upload, "merged");
    return upload;
  }

  /** The same as a validator sends it that knows another generation of the dataset's schema. */
  Upload merge(Upload upload, DatasetDefinition generation) {
    var schemaId = registry.register(generation.subject(), generation.schema());
    var events = new UploadEvents(generation, schemaId);
    send(
        Topics.UPLOAD_VALIDATED,
        upload,
        events.completion(upload, 1, events.batches(upload).getFirst()));
    awaitStatus(upload, "merged");
    return upload;
  }

  void send(Upload upload) {
    var batches = events(upload).batches(upload);
    if (batches.size() == 1) {
      send(
          Topics.UPLOAD_VALIDATED,
          upload,
          events(upload).completion(upload, 1, batches.getFirst()));
    } else {
      batches.forEach(batch -> sendBatch(upload, batch));
      sendCompletion(upload, batches.size());
    }
  }

  List<ValidRows> batches(Upload upload) {
    return events(upload).batches(upload);
  }

  void sendBatch(Upload upload, ValidRows batch) {
    send(Topics.UPLOAD_VALIDATED_BULK, upload, batch);
  }

  void sendCompletion(Upload upload, int batches) {
    send(Topics.UPLOAD_VALIDATED_BULK, upload, events(upload).completion(upload, batches, null));
  }

  void abandon(Upload upload) {
    send(Topics.UPLOAD_VALIDATED_BULK, upload, UploadEvents.abandonment(upload));
  }

  /** An express upload as it travels. */
  byte[] bytesOf(String topic, Upload upload) {
    var content = batches(upload).getFirst();
    return new EventSerializer(registry)
        .serialize(topic, events(upload).completion(upload, 1, content));
  }

  void send(String topic, Upload upload, SpecificRecordBase event) {
    send(
        topic,
        Topics.uploadKey(upload.dataset, upload.publisher.number()),
        new EventSerializer(registry).serialize(topic, event));
  }

  void send(String topic, String key, byte @Nullable [] value) {
    broker.send(List.of(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)));
  }

  void awaitStatus(Upload upload, String status) {
    awaitStatus(upload.id, status);
  }

  void awaitStatus(UUID upload, String status) {
    Awaitility.await(upload + " " + status)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> statusOf(upload).equals(status));
  }

  String statusOf(UUID upload) {
    return jdbc.sql("SELECT status FROM upload WHERE id = :id")
        .param("id", upload)
        .query(String.class)
        .optional()
        .orElse("unknown");
  }

  /** What a held upload was held with last. */
  String previewOf(UUID upload) {
    return jdbc.sql("SELECT preview_hash FROM upload WHERE id = :id")
        .param("id", upload)
        .query(String.class)
        .single();
  }

  /** How many versions an upload left behind. */
  long versionsOf(Upload upload) {
    return jdbc.sql(
            """
            SELECT count(v.id) FROM upload u
            LEFT JOIN version v ON v.id >= u.number::bigint << 32
                               AND v.id < (u.number + 1)::bigint << 32
            WHERE u.id = :id
            """)
        .param("id", upload.id)
        .query(Long.class)
        .single();
  }

  private UploadEvents events(Upload upload) {
    var definition = definitions.find(upload.dataset).orElseThrow();
    return new UploadEvents(definition, registry.idOf(definition.subject(), definition.schema()));
  }
}
