package se.samla.catalog.merging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.relay.Outbox;
import se.samla.events.ConflictChanged;
import se.samla.events.ConflictState;

/** Which contributions lost, and by which rule: kept for the keys that a merge touched. */
@Repository
class Conflicts {
  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Clock clock;

  Conflicts(JdbcClient jdbc, Outbox outbox, Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Opens and closes what the applied difference did, and tells it. */
  void update(Dataset dataset) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    outbox.add(
        jdbc.sql(
                """
                WITH keys AS (
                  SELECT old_key AS key FROM difference WHERE old_key IS NOT NULL
                  UNION SELECT new_key FROM difference WHERE new_key IS NOT NULL),
                claims AS (
                  SELECT keys.key, c.source, c.local_id, v.authority, v.updated, u.received_at,
                         row_number() OVER best AS place,
                         first_value(c.source) OVER best AS winner,
                         first_value(v.authority) OVER best AS best_authority,
                         first_value(v.updated) OVER best AS best_updated,
                         first_value(u.received_at) OVER best AS best_received_at
                  FROM keys
                  CROSS JOIN LATERAL (  -- key by key, not all that the nation has
                    SELECT * FROM contribution
                    WHERE national_key = keys.key AND hash IS NOT NULL
                    OFFSET 0) c
                  JOIN source s ON s.id = c.source AND s.dataset = :dataset
                  JOIN version v ON v.id = c.version
                  JOIN upload u ON u.number = (v.id >> 32)::int
                  WINDOW best AS (
                    PARTITION BY keys.key
                    ORDER BY v.authority, v.updated DESC NULLS LAST,
                             u.received_at DESC NULLS LAST, s.publisher, c.local_id)),
                losers AS (
                  SELECT key, source, local_id, winner,
                         CASE WHEN authority <> best_authority THEN 'authority'
                              WHEN updated IS DISTINCT FROM best_updated THEN 'updated'
                              WHEN received_at IS DISTINCT FROM best_received_at THEN 'receipt'
                              ELSE 'identity' END AS rule
                  FROM claims WHERE place > 1),
                closed AS (
                  DELETE FROM conflict x USING keys
                  WHERE x.dataset = :dataset AND x.record_id = keys.key
                    AND NOT EXISTS (
                      SELECT FROM losers l
                      WHERE l.key = x.record_id AND l.source = x.source
                        AND l.local_id = x.local_id)
                  RETURNING x.*),
                opened AS (
                  INSERT INTO conflict AS x
                    (dataset, record_id, source, local_id, winner, rule, since)
                  SELECT :dataset, key, source, local_id, winner, rule, :now FROM losers
                  ON CONFLICT (dataset, record_id, source, local_id) DO UPDATE
                  SET winner = excluded.winner, rule = excluded.rule
                  WHERE (x.winner, x.rule) IS DISTINCT FROM (excluded.winner, excluded.rule)
                  RETURNING x.*)
                SELECT e.state, e.record_id, e.local_id, e.rule, l.publisher, w.publisher AS winner
                FROM (SELECT 'CLOSED' AS state, * FROM closed
                      UNION ALL SELECT 'OPENED', * FROM opened) e
                JOIN source l ON l.id = e.source
                JOIN source w ON w.id = e.winner
                ORDER BY e.record_id, e.state
                """)
            .param("dataset", dataset.id())
            .param("now", Timestamp.from(now))
            .query((row, _) -> event(row, dataset, now))
            .list());
  }

  private static ConflictChanged event(ResultSet row, Dataset dataset, Instant now)
      throws SQLException {
    return new ConflictChanged(
        dataset.name(),
        row.getString("record_id"),
        ConflictState.valueOf(row.getString("state")),
        row.getString("publisher"),
        row.getString("local_id"),
        row.getString("winner"),
        row.getString("rule"),
        now);
  }
}
