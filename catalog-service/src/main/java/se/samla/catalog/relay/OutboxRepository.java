package se.samla.catalog.relay;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OutboxRepository {
  private static final int AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  /** An event that waits. */
  record Waiting(long id, OutgoingEvent event) {}

  OutboxRepository(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  void add(List<OutgoingEvent> events) {
    template.batchUpdate(
        "INSERT INTO outbox (topic, key, headers, value) VALUES (?, ?, ?, ?)",
        events,
        AT_ONCE,
        (statement, event) -> {
          statement.setString(1, event.topic());
          statement.setString(2, event.key());
          statement.setArray(
              3, statement.getConnection().createArrayOf("text", names(event.headers())));
          statement.setBytes(4, event.value());
        });
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
    jdbc.sql("DELETE FROM outbox WHERE id = ANY (:ids)")
        .param("ids", sent.stream().map(Waiting::id).toArray(Long[]::new))
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
