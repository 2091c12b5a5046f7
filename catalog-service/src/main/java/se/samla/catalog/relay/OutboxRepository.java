package se.samla.catalog.relay;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OutboxRepository {
  private final JdbcClient jdbc;

  /** An event that waits. */
  record Waiting(long id, OutgoingEvent event) {}

  OutboxRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(OutgoingEvent event) {
    jdbc.sql(
            """
            INSERT INTO outbox (topic, key, headers, value)
            VALUES (:topic, :key, :headers, :value)
            """)
        .param("topic", event.topic())
        .param("key", event.key())
        .param("headers", names(event.headers()))
        .param("value", event.value())
        .update();
  }

  List<Waiting> oldest(int limit) {
    return jdbc.sql(
            """
            SELECT id, topic, key, headers, value FROM outbox ORDER BY id LIMIT :limit
            """)
        .param("limit", limit)
        .query((row, _) -> waiting(row))
        .list();
  }

  void remove(List<Waiting> sent) {
    jdbc.sql("DELETE FROM outbox WHERE id IN (:ids)")
        .param("ids", sent.stream().map(Waiting::id).toList())
        .update();
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getLong("id"),
        new OutgoingEvent(
            row.getString("topic"),
            row.getString("key"),
            headers((String[]) row.getArray("headers").getArray()),
            row.getBytes("value")));
  }

  /** Names and values in turn. */
  private static String[] names(Headers headers) {
    var names = new ArrayList<String>();
    headers.forEach(
        header -> {
          names.add(header.key());
          names.add(new String(header.value(), StandardCharsets.UTF_8));
        });
    return names.toArray(String[]::new);
  }

  private static Headers headers(String[] names) {
    var headers = new RecordHeaders();
    for (var i = 0; i < names.length; i += 2) {
      headers.add(names[i], names[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return headers;
  }
}
