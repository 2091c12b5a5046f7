package se.samla.notification.copying;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.notification.feed.State;
import se.samla.notification.feed.StreamName;

/** Takes what became of subscriptions into the stream of their subscriber, in order. */
@Component
class SubscriptionCopying {
  private final JdbcClient jdbc;
  private final EventCopying copying;
  private final TransactionOperations transaction;

  SubscriptionCopying(JdbcClient jdbc, EventCopying copying, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.copying = copying;
    this.transaction = transaction;
  }

  @Scheduled(fixedDelayString = "${samla.notification.status-poll}")
  void copyAll() {
    var more = true;
    while (more) {
      more = Objects.requireNonNull(transaction.execute(_ -> copyNext()));
    }
  }

  /** Other instances wait, so that nothing passes what came before it. */
  private boolean copyNext() {
    var next =
        jdbc.sql(
                """
                DELETE FROM subscription_event
                WHERE id = (SELECT id FROM subscription_event ORDER BY id LIMIT 1 FOR UPDATE)
                RETURNING id, subscriber, subscription, status, reason, happened_at
                """)
            .query((row, _) -> happened(row))
            .optional();
    next.ifPresent(event -> copying.copy(List.of(event)));
    return next.isPresent();
  }

  private static Happened happened(ResultSet row) throws SQLException {
    var at = row.getObject("happened_at", OffsetDateTime.class).toInstant();
    var view = new LinkedHashMap<String, @Nullable Object>();
    view.put("subscription", row.getString("subscription"));
    view.put("status", row.getString("status"));
    view.put("reason", row.getString("reason"));
    view.put("at", at);
    return new Happened(
        StreamName.subscriptions(row.getObject("subscriber", UUID.class)),
        row.getString("id"),
        at,
        row.getString("status"),
        new State(null, null, null, null),
        view);
  }
}
