package se.samla.schemas.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;
import se.samla.schemas.topics.Subjects;

/**
 * The official Confluent client with an Avro of its own, as Flink ships them: nothing of ours, and
 * not even our version of Avro, has a part in what it reads and writes.
 */
final class ConfluentClient {
  private final CachedSchemaRegistryClient registry;

  ConfluentClient(String url) {
    this.registry = new CachedSchemaRegistryClient(url, 100);
  }

  GenericRecord read(byte[] message) throws IOException {
    var in = new ByteArrayInputStream(message);
    var schema = new ConfluentSchemaRegistryCoder(registry).readSchema(in);
    var decoder = DecoderFactory.get().directBinaryDecoder(in, null);
    return new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
  }

  byte[] write(String topic, GenericRecord record) throws IOException {
    var out = new ByteArrayOutputStream();
    new ConfluentSchemaRegistryCoder(subjectOf(topic, record), registry)
        .writeSchema(record.getSchema(), out);
    var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static String subjectOf(String topic, GenericRecord record) {
    var event = new Schema.Parser().parse(record.getSchema().toString());
    return Subjects.ofEvent(topic, event);
  }
}
