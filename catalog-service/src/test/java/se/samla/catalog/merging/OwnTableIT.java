package se.samla.catalog.merging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.CatalogTest;
import se.samla.catalog.datasets.Datasets;

/** What a merge keeps for itself. */
@CatalogTest
class OwnTableIT {
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionOperations transactions;
  @Autowired private Rederivation rederivation;
  @Autowired private DecidedRecords decided;
  @Autowired private Datasets datasets;

  @Test
  void eachIsOneFileThatACommitEmpties() {
    transactions.executeWithoutResult(
        _ -> {
          rederivation.collect(datasets.get("badplatser"));
          decided.open();
          assertThat(tables("true")).isEqualTo(3);
          assertThat(tables("reltoastrelid <> 0 OR relhasindex")).isZero();
        });
  }

  private int tables(String condition) {
    return jdbc.sql(
            "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace ="
                + " pg_my_temp_schema() AND relname IN ('difference', 'decided', 'rederived') AND ("
                + condition
                + ")")
        .query(Integer.class)
        .single();
  }
}
