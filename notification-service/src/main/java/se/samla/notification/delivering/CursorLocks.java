package se.samla.notification.delivering;

import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Locks cursors until the caller's transaction is over, in the order of their keys, as everywhere,
 * so that nobody waits in a circle. A statement of its own: an UPDATE that itself waits for a row
 * looks at a joined list anew for it, and may pass over all the rest.
 */
@Repository
class CursorLocks {
  private final JdbcClient jdbc;

  CursorLocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void lock(List<Claim> claims) {
    jdbc.sql(
            """
            SELECT FROM unnest(:subscriptions::uuid[], :streams::text[]) AS a (s, st)
            JOIN delivery_cursor k ON k.subscription = a.s AND k.stream = a.st
            ORDER BY k.subscription, k.stream
            FOR NO KEY UPDATE OF k
            """)
        .param("subscriptions", texts(claims, c -> c.subscription().toString()))
        .param("streams", texts(claims, Claim::stream))
        .query((_, _) -> true)
        .list();
  }

  /** The same where there are several: one alone has no order, and no rest to be passed over. */
  void lockSeveral(List<Claim> claims) {
    if (claims.size() > 1) {
      lock(claims);
    }
  }

  private static String[] texts(List<Claim> claims, Function<Claim, String> text) {
    return claims.stream().map(text).toArray(String[]::new);
  }
}
