package se.samla.catalog.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.catalog.changes.NumberedChange;
import se.samla.catalog.datasets.Dataset;
import se.samla.events.RecordState;
import se.samla.events.RecordsChanged;
import se.samla.schemas.changes.Cursor;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.tracing.Tracing;
import se.samla.schemas.wire.CloudEventHeaders;
import se.samla.schemas.wire.EventSerializer;

/** Changes as they go to Kafka: as events, and as the records they leave behind. */
@Component
class ChangeMessages {
  private static final String SOURCE = "/catalog";

  private final EventSerializer serializer;
  private final Tracing tracing;

  ChangeMessages(EventSerializer serializer, Tracing tracing) {
    this.serializer = serializer;
    this.tracing = tracing;
  }

  List<ProducerRecord<byte[], byte[]>> of(Dataset dataset, List<NumberedChange> changes) {
    var messages = new ArrayList<ProducerRecord<byte[], byte[]>>();
    ChangeParts.of(changes).forEach(part -> messages.add(event(dataset, part)));
    changes.forEach(change -> messages.add(record(dataset, change)));
    return messages;
  }

  private ProducerRecord<byte[], byte[]> event(Dataset dataset, List<NumberedChange> part) {
    var first = part.getFirst();
    var event =
        new RecordsChanged(
            dataset.name(),
            first.epoch(),
            first.changeSet(),
            first.committedAt(),
            first.size(),
            part.stream().map(NumberedChange::change).toList());
    return new ProducerRecord<>(
        Topics.DATASET_CHANGED,
        null,
        bytes(dataset.name()),
        serializer.serialize(Topics.DATASET_CHANGED, event),
        tracing.mark(
            CloudEventHeaders.of(
                event.getSchema(),
                idOf(dataset, first),
                SOURCE,
                dataset.name(),
                first.committedAt()),
            first.change().getUpload()));
  }

  /** The same for a repeated send, as CloudEvents wants it. */
  private static String idOf(Dataset dataset, NumberedChange first) {
    var cursor = new Cursor(first.epoch(), first.changeSet(), first.change().getOrdinal());
    return dataset.name() + "/" + cursor;
  }

  private static ProducerRecord<byte[], byte[]> record(Dataset dataset, NumberedChange change) {
    return new ProducerRecord<>(
        Topics.national(dataset.name()),
        bytes(change.change().getRecordId()),
        valueOf(change.change().getAfter()));
  }

  /** The stored bytes behind the wire format's header; null is a tombstone. */
  private static byte @Nullable [] valueOf(@Nullable RecordState after) {
    if (after == null) {
      return null;
    }
    var content = after.getContent().duplicate();
    return ByteBuffer.allocate(5 + content.remaining())
        .put((byte) 0)
        .putInt(after.getSchemaId())
        .put(content)
        .array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
