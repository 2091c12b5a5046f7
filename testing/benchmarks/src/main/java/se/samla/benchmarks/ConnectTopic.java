package se.samla.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.wire.WireFormat;
import se.samla.standalone.platform.Platform;

/** A topic of ledger rows, each an Avro record in the Confluent wire format. */
record ConnectTopic(Platform platform, String name) {
  private static final int PARTITIONS = 4;
  private static final Schema SCHEMA = schema();
  private static final GenericDatumWriter<GenericRecord> WRITER = new GenericDatumWriter<>(SCHEMA);

  static ConnectTopic create(Platform platform, String name) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", platform.kafka()))) {
      admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all().get();
    }
    return new ConnectTopic(platform, name);
  }

  /**
   * Returns when all rows of the file are in.
   *
   * @return the key of the last row of each partition
   */
  List<String> produce(Path file) throws IOException {
    var id = new SchemaRegistryClient(platform.registry()).register(name + "-value", SCHEMA);
    var rows = Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).toList();
    try (var producer = producer()) {
      for (var i = 0; i < rows.size(); i++) {
        var _ = producer.send(message(i % PARTITIONS, id, rows.get(i)));
      }
    }
    return IntStream.rangeClosed(1, PARTITIONS)
        .mapToObj(back -> keyOf(rows.get(rows.size() - back)))
        .toList();
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            platform.kafka(),
            "acks",
            "all",
            "linger.ms",
            20,
            "batch.size",
            262_144),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private ProducerRecord<String, byte[]> message(int partition, int schema, String[] row) {
    var record = new GenericRecordBuilder(SCHEMA);
    IntStream.range(0, row.length).forEach(i -> record.set(SCHEMA.getFields().get(i), row[i]));
    var value = WireFormat.encode(schema, WRITER, record.build());
    return new ProducerRecord<>(name, partition, keyOf(row), value);
  }

  private static String keyOf(String[] row) {
    return row[SCHEMA.getField(Ledger.KEY).pos()];
  }

  private static Schema schema() {
    var fields = SchemaBuilder.record("LedgerRow").namespace("se.samla.benchmarks").fields();
    for (var column : Ledger.HEADER.split(",")) {
      fields.requiredString(column);
    }
    return fields.endRecord();
  }
}
