package se.samla.ingest.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.stereotype.Component;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.schemas.positions.ConsumerPositions;
import se.samla.schemas.positions.Restoration;
import se.samla.schemas.positions.TopicReading;
import se.samla.schemas.topics.Topics;

/**
 * Reads what this service told after the backup, so that it knows its uploads again; has its
 * consumers go on where they stood then; and asks what became of the uploads under way. What the
 * catalog told before is passed over: its numbers are given anew, and it answers what it is asked.
 */
@Component
class Retaking {
  private final KafkaAccess kafka;
  private final ConsumerPositions positions;
  private final BindingServiceProperties bindings;
  private final ToldAfterwards told;
  private final Questions questions;

  Retaking(
      KafkaAccess kafka,
      ConsumerPositions positions,
      BindingServiceProperties bindings,
      ToldAfterwards told,
      Questions questions) {
    this.kafka = kafka;
    this.positions = positions;
    this.bindings = bindings;
    this.told = told;
    this.questions = questions;
  }

  /** In the transaction that says that it was done. */
  void run(Connection transaction, Restoration restoration) throws SQLException {
    read(positions.writtenAfter(transaction, Topics.PUBLISHER_REGISTERED)); // all of it
    read(keptOf(transaction, Set.of(Topics.UPLOAD_RECEIVED, Topics.UPLOAD_RECEIVED_BULK)));
    read(positions.writtenAfter(transaction, Topics.UPLOAD_VALIDATED));
    read(positions.writtenAfter(transaction, Topics.UPLOAD_DECIDED));
    read(keptOf(transaction, Set.of(Topics.UPLOAD_MERGED)));
    questions.ask(told.heard());
    seek(transaction, restoration);
  }

  private void read(Map<TopicPartition, Long> from) {
    TopicReading.read(kafka, from, told::hear);
  }

  /** Where the consumers of these topics stood. */
  private Map<TopicPartition, Long> keptOf(Connection transaction, Set<String> topics)
      throws SQLException {
    var places = new HashMap<TopicPartition, Long>();
    for (var binding : bindings.getBindings().values()) {
      var topic = binding.getDestination();
      if (topics.contains(topic)) {
        places.putAll(positions.keptOf(transaction, binding.getGroup(), topic));
      }
    }
    return places;
  }

  private void seek(Connection transaction, Restoration restoration) throws SQLException {
    for (var binding : bindings.getBindings().values()) {
      if (binding.getDestination().equals(Topics.UPLOAD_MERGED)) {
        positions.seekTime(binding.getGroup(), binding.getDestination(), restoration.at());
      } else {
        positions.seekKept(transaction, binding.getGroup(), binding.getDestination());
      }
    }
  }
}
