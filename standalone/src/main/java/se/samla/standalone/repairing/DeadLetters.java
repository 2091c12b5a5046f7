package se.samla.standalone.repairing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.schemas.topics.Topics;
import se.samla.standalone.platform.PlatformException;

/**
 * The dead letters of a broker's topics. How far a topic's were sent again is the offset of the
 * group {@code samla-redrive}: it is moved only when the broker has the message again, so that a
 * message may go twice, which every consumer bears, and none is passed over.
 */
public final class DeadLetters {
  static final String GROUP = "samla-redrive";
  private static final String SUFFIX = Topics.deadLetters("");

  private final KafkaAccess kafka;

  public DeadLetters(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /** Every topic that has dead letters, and how many of them wait. */
  public List<Backlog> list() {
    var all = new ArrayList<Backlog>();
    try (var letters = new LetterReader(kafka)) {
      for (var topic : topics()) {
        var kept = letters.count(topic, letters.beginnings(topic));
        if (kept > 0) {
          all.add(new Backlog(origin(topic), kept, letters.count(topic, letters.waiting(topic))));
        }
      }
    }
    return all;
  }

  /** The first dead letters of a topic, those that were sent again among them. */
  public List<DeadLetter> show(String origin, int limit) {
    var shown = new ArrayList<DeadLetter>();
    try (var letters = new LetterReader(kafka)) {
      var topic = existing(origin);
      var waiting = letters.waiting(topic);
      letters.read(
          topic,
          letters.beginnings(topic),
          letter -> {
            shown.add(view(letter, waiting));
            return shown.size() < limit;
          });
    }
    return shown;
  }

  /**
   * Sends what waits to its topic again, byte for byte, up to the last message there is at the
   * start: what fails anew does not go round in a circle.
   *
   * @return how many were sent
   */
  public int redrive(String origin) {
    try (var letters = new LetterReader(kafka);
        var sender = new LetterSender(kafka, origin)) {
      var topic = existing(origin);
      return letters.read(
          topic,
          letters.waiting(topic),
          letter -> {
            sender.send(letter);
            letters.done(letter);
            return true;
          });
    }
  }

  private static DeadLetter view(
      ConsumerRecord<byte[], byte[]> letter, Map<TopicPartition, Long> waiting) {
    var partition = new TopicPartition(letter.topic(), letter.partition());
    return Letters.view(letter, letter.offset() >= waiting.getOrDefault(partition, 0L));
  }

  private String existing(String origin) {
    var topic = Topics.deadLetters(origin);
    var all = topics();
    if (!all.contains(topic)) {
      throw new PlatformException(
          "topic: "
              + origin
              + " (expected: one of "
              + String.join(", ", all.stream().map(DeadLetters::origin).toList())
              + ")");
    }
    return topic;
  }

  private List<String> topics() {
    try (var admin = Admin.create(kafka.client())) {
      return admin.listTopics().names().get().stream()
          .filter(topic -> topic.endsWith(SUFFIX))
          .sorted()
          .toList();
    } catch (ExecutionException e) {
      throw new PlatformException("Kafka at " + kafka + " does not answer: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("interrupted while waiting for Kafka");
    }
  }

  private static String origin(String topic) {
    return topic.substring(0, topic.length() - SUFFIX.length());
  }
}
