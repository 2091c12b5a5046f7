package se.samla.schemas.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Partitions and retention of every topic. */
public final class TopicPlan {
  private static final Duration ROWS = Duration.ofDays(7);
  private static final Duration DEAD_LETTERS = Duration.ofDays(30);
  private static final int UPLOAD_PARTITIONS = 32;
  private static final int FEW_PARTITIONS = 8;

  /** Topics of what is now, kept for ever, each key's last message. */
  private static final Set<String> STATES =
      Set.of(Topics.PUBLISHER_REGISTERED, Topics.ISSUES_COUNTED);

  private TopicPlan() {}

  /** All topics for these datasets, dead-letter topics included. */
  public static List<NewTopic> of(Collection<String> datasets, short replication) {
    var topics = new ArrayList<NewTopic>();
    Topics.EVENTS.keySet().forEach(topic -> topics.addAll(withDeadLetters(topic, replication)));
    datasets.forEach(d -> topics.add(compacted(Topics.national(d), FEW_PARTITIONS, replication)));
    return topics;
  }

  private static List<NewTopic> withDeadLetters(String topic, short replication) {
    return List.of(
        STATES.contains(topic)
            ? compacted(topic, FEW_PARTITIONS, replication)
            : kept(topic, partitionsOf(topic), replication, ROWS),
        kept(Topics.deadLetters(topic), 1, replication, DEAD_LETTERS));
  }

  private static int partitionsOf(String topic) {
    return topic.startsWith("samla.upload.") ? UPLOAD_PARTITIONS : FEW_PARTITIONS;
  }

  private static NewTopic kept(String name, int partitions, short replication, Duration retention) {
    return new NewTopic(name, partitions, replication)
        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis())));
  }

  private static NewTopic compacted(String name, int partitions, short replication) {
    return new NewTopic(name, partitions, replication)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }
}
