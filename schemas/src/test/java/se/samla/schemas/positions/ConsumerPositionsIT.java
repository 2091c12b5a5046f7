package se.samla.schemas.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import se.samla.infrastructure.Infrastructure;
import se.samla.schemas.kafka.KafkaAccess;

/** On a real broker and database. */
class ConsumerPositionsIT {
  private static final Infrastructure PARTS = Infrastructure.shared();
  private static final String KAFKA = PARTS.kafkaBootstrapServers();

  private final String topic = "positions." + UUID.randomUUID();
  private final String group = "group-" + UUID.randomUUID();
  private final TopicPartition first = new TopicPartition(topic, 0);
  private final TopicPartition second = new TopicPartition(topic, 1);
  private final Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA));
  private final DataSource database = database();
  private final ConsumerPositions positions =
      new ConsumerPositions(
          database, KafkaAccess.open(KAFKA), Set.of(group, "unheard-of"), Set.of(topic));

  @BeforeEach
  void make() throws Exception {
    execute(
        """
        CREATE TABLE IF NOT EXISTS consumer_position (consumer text, topic text, partition int, cluster text,
          position bigint, PRIMARY KEY (consumer, topic, partition));
        CREATE TABLE IF NOT EXISTS restoration (id text PRIMARY KEY, restored_at timestamptz)
        """);
    admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
  }

  @AfterEach
  void end() {
    positions.close();
    admin.close();
  }

  @Test
  void aGroupGoesOnWhereItStoodWhenThePositionsWereKept() throws Exception {
    commit(Map.of(first, 7L));
    positions.keep();
    commit(Map.of(first, 9L, second, 4L));

    try (var connection = database.getConnection()) {
      positions.seekKept(connection, group, topic);
    }

    assertThat(committed()).isEqualTo(Map.of(first, 7L, second, 0L));
  }

  @Test
  void aPositionInAnotherKafkaMeansNothing() throws Exception {
    commit(Map.of(first, 7L));
    positions.keep();
    execute("UPDATE consumer_position SET cluster = 'another'");

    try (var connection = database.getConnection()) {
      positions.seekKept(connection, group, topic);
    }

    assertThat(committed()).isEqualTo(Map.of(first, 0L, second, 0L));
  }

  @Test
  void whatHasMovedIsKeptAgain() throws Exception {
    commit(Map.of(first, 7L));
    positions.keep();
    commit(Map.of(first, 9L));
    positions.keep();

    try (var connection = database.getConnection()) {
      assertThat(positions.keptOf(connection, group, topic)).containsEntry(first, 9L);
    }
  }

  @Test
  void aGroupPassesOverWhatWasSentBeforeATime() throws Exception {
    send(1_000, 2_000, 3_000);

    positions.seekTime(group, topic, Instant.ofEpochMilli(2_500));

    assertThat(committed()).isEqualTo(Map.of(first, 2L, second, 0L));
  }

  @Test
  void messagesAreReadFromThePlaceOfThatTimeOn() throws Exception {
    send(1_000);
    positions.keep();
    send(2_000, 3_000);
    var read = new HashMap<Long, Long>();

    try (var connection = database.getConnection()) {
      TopicReading.read(
          KafkaAccess.open(KAFKA),
          positions.writtenAfter(connection, topic),
          message -> read.put(message.offset(), message.timestamp()));
    }

    assertThat(read).isEqualTo(Map.of(1L, 2_000L, 2L, 3_000L));
    assertThat(positions.lastIn(topic)).isEqualTo(Map.of(first, 2L));
  }

  @Test
  void aRestorationIsFollowedOnce() throws Exception {
    var restoration = Restoration.of("2026-11-26T08:00:00Z").orElseThrow();
    execute("DELETE FROM restoration");

    try (var connection = database.getConnection()) {
      assertThat(restoration.begin(connection)).isTrue();
      assertThat(restoration.begin(connection)).isFalse();
    }
  }

  private void commit(Map<TopicPartition, Long> offsets) throws Exception {
    var all = new HashMap<TopicPartition, OffsetAndMetadata>();
    offsets.forEach((partition, offset) -> all.put(partition, new OffsetAndMetadata(offset)));
    admin.alterConsumerGroupOffsets(group, all).all().get();
  }

  private Map<TopicPartition, Long> committed() throws Exception {
    var offsets = new HashMap<TopicPartition, Long>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((partition, at) -> offsets.put(partition, at.offset()));
    return offsets;
  }

  private void send(long... times) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", KAFKA), new StringSerializer(), new StringSerializer())) {
      for (var time : times) {
        producer.send(new ProducerRecord<>(topic, 0, time, "key", "value")).get();
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DataSource database() {
    var access = PARTS.database("positions");
    var database = new PGSimpleDataSource();
    database.setUrl(access.url());
    database.setUser(access.user());
    database.setPassword(access.password());
    return database;
  }
}
