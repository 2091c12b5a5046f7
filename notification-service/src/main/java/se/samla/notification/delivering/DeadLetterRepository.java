package se.samla.notification.delivering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.notification.feed.CatalogSettings;
import se.samla.notification.feed.FeedPosition;
import se.samla.notification.feed.StreamName;
import se.samla.notification.subscribing.Paging;

/** The batches a subscriber refused every time, where it asked to skip those. */
@Repository
class DeadLetterRepository {
  private final JdbcClient jdbc;
  private final CatalogSettings catalog;

  DeadLetterRepository(JdbcClient jdbc, CatalogSettings catalog) {
    this.jdbc = jdbc;
    this.catalog = catalog;
  }

  /** Those of the last 30 days, newest first. */
  List<DeadLetter> of(UUID subscription, Paging paging) {
    var place = paging.place();
    return jdbc.sql(
            """
            SELECT stream, webhook_id, position_from::text, position_to::text, given_up_at
            FROM dead_letter
            WHERE subscription = :subscription
              AND (:at::timestamptz IS NULL
                OR (given_up_at, webhook_id) < (:at::timestamptz, :id::text))
            ORDER BY given_up_at DESC, webhook_id DESC
            OFFSET :skipped LIMIT :limit
            """)
        .param("subscription", subscription)
        .param("at", place == null ? null : place.at().atOffset(ZoneOffset.UTC))
        .param("id", place == null ? null : place.id())
        .param("skipped", paging.skipped())
        .param("limit", paging.size())
        .query((row, _) -> deadLetter(row))
        .list();
  }

  private DeadLetter deadLetter(ResultSet row) throws SQLException {
    var stream = row.getString("stream");
    var from = FeedPosition.parse(row.getString("position_from"));
    var to = FeedPosition.parse(row.getString("position_to"));
    return new DeadLetter(
        stream,
        row.getString("webhook_id"),
        from.toString(),
        to.toString(),
        row.getObject("given_up_at", OffsetDateTime.class).toInstant(),
        StreamName.isDataset(stream) ? catalog.feed(stream, from, to) : null);
  }

  /**
   * @param feed where the same range can be read; null for what no feed tells
   */
  record DeadLetter(
      String dataset,
      String webhookId,
      String from,
      String to,
      Instant givenUpAt,
      @Nullable String feed) {}
}
