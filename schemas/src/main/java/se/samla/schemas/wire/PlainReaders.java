package se.samla.schemas.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * Readers that resolve one schema into another. To work out the resolution costs more than to read
 * a hundred records with it, so it is kept; there are no more than pairs of schema generations.
 */
final class PlainReaders {
  private final Map<Resolution, GenericDatumReader<GenericRecord>> readers =
      new ConcurrentHashMap<>();

  private record Resolution(Schema writer, Schema reader) {}

  GenericDatumReader<GenericRecord> of(Schema writer, Schema reader) {
    return readers.computeIfAbsent(
        new Resolution(writer, reader), r -> new GenericDatumReader<>(r.writer(), r.reader()));
  }
}
