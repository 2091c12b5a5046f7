package se.samla.catalog.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.catalog.CatalogTest;
import se.samla.catalog.changes.Feed;
import se.samla.catalog.datasets.Datasets;

/** What a relay does not pay for each time. */
@CatalogTest
class RelayPlanningIT {
  /** No dataset's, nor the outbox's. */
  private static final int NOBODY = -2;

  /** The driver prepares a statement when it comes for the fifth time on a connection. */
  private static final int OFTEN = 8;

  @Autowired private OneRelayer oneRelayer;
  @Autowired private Feed feed;
  @Autowired private Datasets datasets;
  @Autowired private JdbcClient jdbc;

  /** How often a prepared statement was planned anew, and how often its plan was kept. */
  private record Plans(long anew, long kept) {}

  @Test
  void keepsThePlanOfTheFeed() {
    var dataset = datasets.all().iterator().next();
    assertThat(
            oneRelayer.run(
                NOBODY,
                () -> {
                  var start = plans();
                  for (var i = 0; i < OFTEN; i++) {
                    feed.after(dataset, Long.MAX_VALUE, 0, Feed.MOST);
                  }
                  var end = plans();
                  assertThat(end.anew()).isLessThanOrEqualTo(start.anew());
                  assertThat(end.kept()).isPositive();
                  return true;
                }))
        .isTrue();
  }

  private Plans plans() {
    return jdbc.sql(
            """
            SELECT coalesce(sum(custom_plans), 0) AS anew, coalesce(sum(generic_plans), 0) AS kept
            FROM pg_prepared_statements WHERE statement LIKE 'WITH placed AS %'
            """)
        .query(Plans.class)
        .single();
  }
}
