package se.samla.catalog.restoring;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.samla.events.RecordsChanged;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.schemas.positions.ConsumerPositions;
import se.samla.schemas.positions.TopicReading;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.UndecodableMessageException;

/**
 * The numbers from which everybody sees that the catalog is one of before: cursors of every epoch
 * before answer 410.
 */
@Component
class NewEpoch {
  /** More events about coverage than can have been told after the backup. */
  private static final int EVENTS = 1_000_000;

  private final JdbcTemplate jdbc;
  private final ConsumerPositions positions;
  private final EventDeserializer events;
  private final KafkaAccess kafka;

  NewEpoch(
      JdbcTemplate jdbc, ConsumerPositions positions, EventDeserializer events, KafkaAccess kafka) {
    this.jdbc = jdbc;
    this.positions = positions;
    this.events = events;
    this.kafka = kafka;
  }

  /** The last change set of each dataset is told again, so that others notice without new ones. */
  void begin() {
    jdbc.update("UPDATE dataset SET epoch = greatest(epoch, ?) + 1", lastTold());
    jdbc.update(
        """
        UPDATE relay_position p SET ordinal = 0
        FROM dataset d WHERE d.id = p.dataset AND d.number = p.number
        """);
    jdbc.update("UPDATE coverage_events SET last = last + ?", EVENTS);
  }

  /** The epoch that was told last: the same backup may have been put back before. */
  private int lastTold() {
    var highest = new Highest();
    TopicReading.read(
        kafka, positions.lastIn(Topics.DATASET_CHANGED), message -> highest.see(epochOf(message)));
    return highest.seen;
  }

  private int epochOf(ConsumerRecord<byte[], byte[]> message) {
    try {
      return events.deserialize(message.value()) instanceof RecordsChanged part
          ? part.getEpoch()
          : 0;
    } catch (UndecodableMessageException e) {
      return 0;
    }
  }

  private static final class Highest {
    private int seen;

    private void see(int epoch) {
      seen = Math.max(seen, epoch);
    }
  }
}
