package se.samla.schemas.positions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** The table {@code consumer_position} of a service's schema. */
final class PositionTable {
  private static final String WRITE =
      """
      INSERT INTO consumer_position (consumer, topic, partition, cluster, position)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (consumer, topic, partition)
      DO UPDATE SET cluster = excluded.cluster, position = excluded.position
      """;
  private static final String READ =
      """
      SELECT consumer, topic, partition, position FROM consumer_position
      WHERE consumer = ? AND topic = ? AND cluster = ?
      """;

  private PositionTable() {}

  static void write(Connection database, String cluster, Collection<Position> positions)
      throws SQLException {
    try (var statement = database.prepareStatement(WRITE)) {
      for (var position : positions) {
        statement.setString(1, position.consumer());
        statement.setString(2, position.partition().topic());
        statement.setInt(3, position.partition().partition());
        statement.setString(4, cluster);
        statement.setLong(5, position.offset());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Where a consumer stood in a topic of this cluster. */
  static List<Position> read(Connection database, String consumer, String topic, String cluster)
      throws SQLException {
    try (var statement = database.prepareStatement(READ)) {
      statement.setString(1, consumer);
      statement.setString(2, topic);
      statement.setString(3, cluster);
      try (var rows = statement.executeQuery()) {
        return positions(rows);
      }
    }
  }

  private static List<Position> positions(ResultSet rows) throws SQLException {
    var positions = new ArrayList<Position>();
    while (rows.next()) {
      var partition = new TopicPartition(rows.getString("topic"), rows.getInt("partition"));
      positions.add(new Position(rows.getString("consumer"), partition, rows.getLong("position")));
    }
    return positions;
  }
}
