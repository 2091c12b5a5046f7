package se.samla.catalog.reading;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.CatalogTest;

/** What a page of a box reads, of a dataset that nobody has analysed yet. */
@CatalogTest
class BoxIT {
  private static final int DATASET = -1;
  private static final int OTHER = -2;
  private static final int RECORDS = 5_000;
  private static final int PAGE = 5;
  private static final int WALKED = 2_000 + 60 * PAGE;

  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionOperations transactions;

  @Test
  void aPageOfABoxWithManyReadsNoMoreThanItMustWalk() {
    withRecords(
        "59 + i % 100 / 100.0",
        all -> {
          var before = reads();
          assertThat(page(59, 60, null, 0)).isEqualTo(all.subList(0, PAGE));
          assertThat(reads() - before).isLessThanOrEqualTo(WALKED);
        });
  }

  @Test
  void thoseOfABoxWithFewAreFoundByTheirPlace() {
    findFewByTheirPlace();
  }

  @Test
  void theyAreFoundByTheirPlaceIfTheDatasetWasSmallWhenItWasAnalysed() {
    transactions.executeWithoutResult(
        transaction -> {
          transaction.setRollbackOnly();
          jdbc.sql("DELETE FROM record").update();
          addRecords(1, OTHER, "59");
          addRecords(1, OTHER - 1, "59");
          jdbc.sql("ANALYZE record").update();
          findFewByTheirPlace();
        });
    jdbc.sql("ANALYZE record").update();
  }

  @Test
  void pagesOfABoxAreAllOfIt() {
    withRecords(
        "55 + (i * 7919) % 1301 / 100.0",
        all -> {
          var found = new ArrayList<String>();
          for (var page = page(57, 57.5, null, 0); !page.isEmpty(); ) {
            found.addAll(page);
            page = page(57, 57.5, page.getLast(), 0);
          }
          assertThat(found).isEqualTo(between(57, 57.5)).hasSizeGreaterThan(100);
        });
  }

  private void findFewByTheirPlace() {
    withRecords(
        "CASE WHEN i > 4990 THEN 66 ELSE 59 END",
        all -> {
          var before = reads();
          assertThat(page(65, 67, null, 0)).isEqualTo(all.subList(4_990, 4_995));
          assertThat(page(65, 67, all.get(4_996), 2)).isEqualTo(all.subList(4_999, 5_000));
          assertThat(reads() - before).isLessThanOrEqualTo(2 * WALKED + 20);
        });
  }

  private void withRecords(String latitude, Consumer<List<String>> test) {
    transactions.executeWithoutResult(
        transaction -> {
          transaction.setRollbackOnly();
          addRecords(RECORDS, DATASET, latitude);
          jdbc.sql(InOrder.SETTINGS).query(Long.class).single();
          test.accept(between(-90, 90));
        });
  }

  private void addRecords(int records, int dataset, String latitude) {
    jdbc.sql(
            """
            INSERT INTO record (dataset, record_id, version, change, source, revision, latitude,
                                longitude)
            SELECT :dataset, 'r' || to_char(i, 'FM0000'), i, i, 1, 1, %s, 15
            FROM generate_series(1, :records) i
            """
                .formatted(latitude))
        .param("dataset", dataset)
        .param("records", records)
        .update();
  }

  private List<String> page(double south, double north, @Nullable String after, int skipped) {
    var from = "r.dataset = :dataset AND r.record_id > :after";
    return jdbc.sql("SELECT record_id FROM (" + BoxSql.page(from) + ") r ORDER BY record_id")
        .params(Map.of("south", south, "north", north, "west", 14, "east", 16))
        .param("dataset", DATASET)
        .param("after", after == null ? "" : after)
        .param("skipped", skipped)
        .param("limit", PAGE)
        .query(String.class)
        .list();
  }

  private List<String> between(double south, double north) {
    return jdbc
        .sql(
            "SELECT record_id FROM record WHERE dataset = :dataset AND latitude BETWEEN :south AND"
                + " :north")
        .params(Map.of("dataset", DATASET, "south", south, "north", north))
        .query(String.class)
        .list()
        .stream()
        .sorted(naturalOrder())
        .toList();
  }

  /** Rows of records that this transaction has read so far. */
  private long reads() {
    return jdbc.sql(
            """
            SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
            WHERE relname = 'record' AND schemaname = current_schema
            """)
        .query(Long.class)
        .single();
  }
}
