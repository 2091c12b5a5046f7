package se.samla.catalog.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.CatalogTest;

/**
 * What a merge of few rows does not pay each time. The driver prepares a statement when it comes
 * for the fifth time on a connection.
 */
@CatalogTest
class PlanningIT {
  private static final int OFTEN = 8;

  @Autowired private JdbcClient jdbc;
  @Autowired private MergeQueue queue;
  @Autowired private Planning planning;
  @Autowired private TransactionOperations transactions;

  /** How often a prepared statement was planned anew, and how often its plan was kept. */
  private record Plans(String name, long anew, long kept) {}

  @Test
  void keepsThePlanOfFew() {
    var plans = plansAfter(planning::once);
    assertThat(plans.getFirst().anew()).isZero();
    assertThat(plans.getFirst().kept()).isPositive();
  }

  @Test
  void plansManyEachTime() {
    var plans = plansAfter(planning::eachTime);
    assertThat(plans.getFirst().anew()).isPositive();
    assertThat(plans.getFirst().kept()).isZero();
  }

  /** Most looks find nothing, and all ask the same. */
  @Test
  void keepsThePlanOfALookIntoTheQueue() {
    var lane = new Lane("nobody's", -7, -7);
    var plans =
        transactions.execute(
            _ -> {
              for (var i = 0; i < OFTEN; i++) {
                assertThat(queue.lockNext(lane)).isEmpty();
              }
              return plansLike("SELECT s.id AS source%BETWEEN -7 AND -7%");
            });
    assertThat(plans).singleElement().extracting(Plans::anew).isEqualTo(0L);
    assertThat(plans.getFirst().kept()).isPositive();
  }

  /** A CREATE would make the driver forget it. */
  @Test
  void aTableOfItsOwnLeavesPreparedStatementsPrepared() {
    var table = new OwnTable("own_" + UUID.randomUUID().toString().replace("-", ""), "a int");
    transactions.executeWithoutResult(
        _ -> {
          table.ensure(jdbc);
          var before = plansOf("kept", () -> {});
          table.ensure(jdbc);
          assertThat(plansOf("kept", () -> {}))
              .extracting(Plans::name)
              .isEqualTo(before.stream().map(Plans::name).toList());
        });
  }

  private List<Plans> plansAfter(Runnable setting) {
    return transactions.execute(_ -> plansOf(UUID.randomUUID().toString(), setting));
  }

  private List<Plans> plansOf(String mark, Runnable setting) {
    setting.run();
    for (var i = 0; i < OFTEN; i++) {
      jdbc.sql("SELECT number AS \"" + mark + "\" FROM upload WHERE number = :number")
          .param("number", i)
          .query(Integer.class)
          .list();
    }
    return plansLike("SELECT number AS \"" + mark + "\"%");
  }

  private List<Plans> plansLike(String statement) {
    return jdbc.sql(
            """
            SELECT name, custom_plans AS anew, generic_plans AS kept
            FROM pg_prepared_statements WHERE statement LIKE :statement
            """)
        .param("statement", statement)
        .query(Plans.class)
        .list();
  }
}
