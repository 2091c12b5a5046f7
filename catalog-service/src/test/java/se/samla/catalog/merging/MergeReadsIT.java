package se.samla.catalog.merging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.CatalogTest;
import se.samla.catalog.datasets.Datasets;

/** What a merge of few rows reads, however much waits and however much others have. */
@CatalogTest
class MergeReadsIT {
  private static final int SOURCES = 40;
  private static final int WAITING_EACH = 10;
  private static final int OFTEN = 8;

  @Autowired private JdbcClient jdbc;
  @Autowired private MergeQueue queue;
  @Autowired private Planning planning;
  @Autowired private Difference difference;
  @Autowired private Conflicts conflicts;
  @Autowired private Datasets datasets;
  @Autowired private TransactionOperations transactions;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLookForOthersReadsSourceBySource(boolean analysed) {
    var lane = new Lane("of this test", 491, 491); // one fills a transaction: none is taken
    transactions.executeWithoutResult(
        transaction -> {
          transaction.setRollbackOnly();
          addSources("upload");
          addSources("idle");
          addWaiting();
          if (analysed) {
            jdbc.sql("ANALYZE upload, source").update();
          }
          assertThat(queue.lockNext(lane)).hasSize(1);
          var before = readsOf("upload", "source");
          assertThat(queue.lockNext(lane)).hasSize(1);
          assertThat(readsOf("upload", "source") - before).isLessThan(SOURCES * WAITING_EACH * 6L);
        });
  }

  @Test
  void conflictsOfNoKeyReadNoContribution() {
    transactions.executeWithoutResult(
        transaction -> {
          transaction.setRollbackOnly();
          addSources("contribution");
          addContributions();
          planning.once();
          difference.openForFew();
          var before = readsOf("contribution");
          for (var i = 0; i < OFTEN; i++) {
            conflicts.update(datasets.get("badplatser"));
          }
          assertThat(readsOf("contribution") - before).isZero();
        });
  }

  private void addSources(String prefix) {
    jdbc.sql(
            "INSERT INTO source (dataset, publisher) SELECT :dataset, :prefix || n FROM"
                + " generate_series(1, :sources) n")
        .param("dataset", datasets.get("badplatser").id())
        .param("prefix", prefix)
        .param("sources", SOURCES)
        .update();
  }

  private void addWaiting() {
    jdbc.sql(
            """
            INSERT INTO upload (id, source, status, kind, confirm, receipt, received_at, batches, valid_rows, ready_at)
            SELECT gen_random_uuid(), s.id, 'ready', 'delta', 'auto', n, now(), 1, 491, now()
            FROM source s, generate_series(1, :each) n WHERE s.publisher LIKE 'upload%'
            """)
        .param("each", WAITING_EACH)
        .update();
  }

  private void addContributions() {
    jdbc.sql(
            """
            INSERT INTO contribution (source, local_id, receipt, hash)
            SELECT s.id, 'place-' || n, 1, gen_random_uuid()
            FROM source s, generate_series(1, 50) n WHERE s.publisher LIKE 'contribution%'
            """)
        .update();
  }

  /** Rows that this transaction has read so far. */
  private long readsOf(String... tables) {
    return jdbc.sql(
            "SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint FROM"
                + " pg_stat_xact_user_tables WHERE relname = ANY (:tables) AND schemaname ="
                + " current_schema")
        .param("tables", tables)
        .query(Long.class)
        .single();
  }
}
