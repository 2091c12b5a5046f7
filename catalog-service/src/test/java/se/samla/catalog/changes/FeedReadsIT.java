package se.samla.catalog.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.CatalogTest;
import se.samla.catalog.datasets.Datasets;

/** What a page of the feed reads, however many contents there are. */
@CatalogTest
class FeedReadsIT {
  /** So many that to read them all would be the planner's choice for a page of any size. */
  private static final int SETS = 5_000;

  private static final int PAGE = 5;

  /** No merge nor change set of another test stands there. */
  private static final int FAR = 1_000_000;

  private static final int OFTEN = 8;

  @Autowired private JdbcClient jdbc;
  @Autowired private Feed feed;
  @Autowired private Datasets datasets;
  @Autowired private TransactionOperations transactions;

  @Test
  void aPageReadsTheContentsOfItsChangesOnly() {
    var dataset = datasets.get("badplatser");
    transactions.executeWithoutResult(
        transaction -> {
          transaction.setRollbackOnly();
          addChangeSets(dataset.id());
          jdbc.sql("SELECT set_config('plan_cache_mode', 'force_generic_plan', true)")
              .query(String.class)
              .single();
          var before = contentsRead();
          for (var i = 0; i < OFTEN; i++) {
            assertThat(feed.after(dataset, FAR + SETS - PAGE, 1, Feed.MOST)).hasSize(PAGE);
          }
          assertThat(contentsRead() - before).isLessThanOrEqualTo(2L * PAGE * OFTEN);
        });
  }

  /** Of one change each: a record without content is deleted. */
  private void addChangeSets(int dataset) {
    jdbc.sql(
            """
            WITH source AS (
              INSERT INTO source (dataset, publisher) VALUES (:dataset, '9000000491') RETURNING id),
            upload AS (
              INSERT INTO upload (number, id, source, status, kind, confirm, receipt, received_at, batches, valid_rows)
              OVERRIDING SYSTEM VALUE
              SELECT :far, gen_random_uuid(), id, 'merged', 'delta', 'auto', 1, now(), 1, 1 FROM source),
            merge AS (
              INSERT INTO merge (id, upload) OVERRIDING SYSTEM VALUE
              SELECT :far + n, :far FROM generate_series(1, :sets) n),
            version AS (
              INSERT INTO version (id, line, schema_id, authority, local_id, scope)
              SELECT (:far + n)::bigint << 32, 1, 1, 1, 'place-' || n, '' FROM generate_series(1, :sets) n),
            change AS (
              INSERT INTO change (id, before, revision, operation, record_id)
              SELECT ((:far + n)::bigint << 32) + 1, (:far + n)::bigint << 32, 1, 3, 'place-' || n
              FROM generate_series(1, :sets) n)
            INSERT INTO change_set (dataset, number, merge, size, committed_at)
            SELECT :dataset, :far + n, :far + n, 1, now() FROM generate_series(1, :sets) n
            """)
        .param("dataset", dataset)
        .param("far", FAR)
        .param("sets", SETS)
        .update();
    jdbc.sql("ANALYZE version, change, change_set, merge, upload, source").update();
  }

  /** By this transaction so far. */
  private long contentsRead() {
    return jdbc.sql(
            "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname ="
                + " 'version' AND schemaname = current_schema")
        .query(Long.class)
        .single();
  }
}
