package se.samla.schemas.positions;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.samla.schemas.kafka.KafkaAccess;

/**
 * How far a service's consumer groups came, in its database. What a group has committed to Kafka
 * was committed to the database before; so whatever moment of the database comes back, its
 * positions are none too new, and what lies behind them is processed again, which changes nothing.
 */
public final class ConsumerPositions implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ConsumerPositions.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  /** Stands in the table for the ends of topics that the service writes itself. */
  private static final String WRITTEN = "";

  private final DataSource database;
  private final Offsets kafka;
  private final Set<String> groups;
  private final Set<String> written;
  private final Set<Position> known = new HashSet<>();
  private final ScheduledExecutorService keeping =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("consumer-positions").daemon().factory());
  private @Nullable Future<?> work;

  /**
   * @param groups of the service's consumers
   * @param written topics of which it will want to read what it wrote after a moment that comes
   *     back
   */
  public ConsumerPositions(
      DataSource database, KafkaAccess kafka, Set<String> groups, Set<String> written) {
    this.database = database;
    this.kafka = new Offsets(kafka);
    this.groups = Set.copyOf(groups);
    this.written = Set.copyOf(written);
  }

  /** From now on positions are kept, every two seconds. Not before a restoration has read them. */
  public void start() {
    var pause = EVERY.toMillis();
    work =
        keeping.scheduleWithFixedDelay(this::keepIfPossible, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** Writes those that have moved. */
  public void keep() throws SQLException {
    var cluster = kafka.cluster();
    var moved = new ArrayList<>(current());
    moved.removeAll(known);
    if (!moved.isEmpty()) {
      try (var connection = database.getConnection()) {
        PositionTable.write(connection, cluster, moved);
      }
      known.removeIf(old -> moved.stream().anyMatch(position -> isSamePlace(old, position)));
      known.addAll(moved);
    }
  }

  private List<Position> current() {
    var positions = new ArrayList<Position>();
    groups.forEach(group -> positions.addAll(kafka.committed(group)));
    written.forEach(
        topic ->
            kafka.ends(topic).forEach((p, end) -> positions.add(new Position(WRITTEN, p, end))));
    return positions;
  }

  private static boolean isSamePlace(Position one, Position other) {
    return one.consumer().equals(other.consumer()) && one.partition().equals(other.partition());
  }

  /**
   * Has a group go on where it stood with the state that came back: at the beginning of partitions
   * that it had not read, and of all when Kafka is another one.
   */
  public void seekKept(Connection restored, String group, String topic) throws SQLException {
    kafka.seek(group, keptOf(restored, group, topic));
  }

  /** Where a group stood with the state that came back, in each partition. */
  public Map<TopicPartition, Long> keptOf(Connection restored, String group, String topic)
      throws SQLException {
    var places = new HashMap<TopicPartition, Long>();
    kafka.ends(topic).keySet().forEach(partition -> places.put(partition, 0L));
    PositionTable.read(restored, group, topic, kafka.cluster())
        .forEach(position -> places.replace(position.partition(), position.offset()));
    return places;
  }

  /** From where on a topic may hold what the service wrote after the state that came back. */
  public Map<TopicPartition, Long> writtenAfter(Connection restored, String topic)
      throws SQLException {
    return keptOf(restored, WRITTEN, topic);
  }

  /** The place of the last message in each partition that has one. */
  public Map<TopicPartition, Long> lastIn(String topic) {
    var places = new HashMap<TopicPartition, Long>();
    kafka
        .ends(topic)
        .forEach(
            (partition, end) -> {
              if (end > 0) {
                places.put(partition, end - 1);
              }
            });
    return places;
  }

  /** Has a group pass over what was sent before a time. */
  public void seekTime(String group, String topic, Instant time) {
    var places = new HashMap<>(kafka.ends(topic));
    kafka
        .since(Set.copyOf(places.keySet()), time.toEpochMilli())
        .forEach(
            (partition, offset) -> {
              if (offset >= 0) {
                places.merge(partition, offset, Math::min);
              }
            });
    kafka.seek(group, places);
  }

  private void keepIfPossible() {
    try {
      keep();
    } catch (SQLException | RuntimeException e) {
      log.debug("positions stay as they were kept last: {}", e.toString());
    }
  }

  @Override
  public void close() {
    if (work != null) {
      work.cancel(true);
    }
    keeping.shutdownNow();
    kafka.close();
  }
}
