package se.samla.schemas.positions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import se.samla.schemas.kafka.KafkaAccess;

/** What Kafka knows of places: those of groups, and where partitions end. */
final class Offsets implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int ATTEMPTS = 180;

  private final Admin admin;

  Offsets(KafkaAccess kafka) {
    admin = Admin.create(kafka.client());
  }

  /** The id of the cluster; another one knows nothing of the places of this. */
  String cluster() {
    return of(admin.describeCluster().clusterId());
  }

  /** Where a group will go on. */
  List<Position> committed(String group) {
    var positions = new ArrayList<Position>();
    try {
      of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
          .forEach((p, at) -> addTo(positions, group, p, at));
    } catch (GroupIdNotFoundException _) {
      return List.of();
    }
    return positions;
  }

  private static void addTo(
      List<Position> positions, String group, TopicPartition partition, OffsetAndMetadata at) {
    if (at != null) {
      positions.add(new Position(group, partition, at.offset()));
    }
  }

  /** The partitions of a topic, each with where it ends. */
  Map<TopicPartition, Long> ends(String topic) {
    return list(partitions(topic), OffsetSpec.latest());
  }

  /** The first message of each partition that is of this time or later; negative where none is. */
  Map<TopicPartition, Long> since(Collection<TopicPartition> partitions, long millis) {
    return list(partitions, OffsetSpec.forTimestamp(millis));
  }

  /** Has a group go on elsewhere; waits until the members it had before are given up. */
  void seek(String group, Map<TopicPartition, Long> to) {
    var offsets =
        to.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> new OffsetAndMetadata(e.getValue())));
    for (var attempt = 1; !sought(group, offsets, attempt == ATTEMPTS); attempt++) {
      pause();
    }
  }

  private boolean sought(
      String group, Map<TopicPartition, OffsetAndMetadata> offsets, boolean last) {
    try {
      of(admin.alterConsumerGroupOffsets(group, offsets).all());
      return true;
    } catch (UnknownMemberIdException | GroupNotEmptyException | RebalanceInProgressException e) {
      if (last) {
        throw e;
      }
      return false;
    }
  }

  private Collection<TopicPartition> partitions(String topic) {
    return of(admin.describeTopics(List.of(topic)).topicNameValues().values().iterator().next())
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private Map<TopicPartition, Long> list(Collection<TopicPartition> partitions, OffsetSpec wanted) {
    var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> wanted));
    var offsets = new HashMap<TopicPartition, Long>();
    of(admin.listOffsets(asked).all()).forEach((p, found) -> offsets.put(p, found.offset()));
    return offsets;
  }

  private static void pause() {
    try {
      new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while a group still had members", e);
    }
  }

  private static <T> T of(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException k ? k : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking Kafka", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
