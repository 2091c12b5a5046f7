package se.samla.catalog.merging;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;

/** The locks on national keys. */
@Repository
class NationalKeys {
  private final JdbcClient jdbc;

  NationalKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Locks every key the difference touches, old and new, one by one in key order: concurrent claims
   * to a key wait for each other and cannot deadlock. What other publishers say of these keys is
   * read only afterwards.
   */
  void lockTouched(Dataset dataset) {
    jdbc.sql(
            """
            INSERT INTO national_key AS known (dataset, key)
            SELECT :dataset, key
            FROM (SELECT old_key AS key FROM difference UNION SELECT new_key FROM difference) touched
            WHERE key IS NOT NULL
            ORDER BY key
            ON CONFLICT (dataset, key) DO UPDATE SET key = known.key WHERE false
            """)
        .param("dataset", dataset.id())
        .update();
  }

  /**
   * Keeps what keyed contributions were before their merge: the record's history shows winners
   * only.
   */
  void keepReplaced() {
    jdbc.sql(
            """
            INSERT INTO replaced_contribution (merge, local_id, version)
            SELECT merge, local_id, held FROM difference
            WHERE held IS NOT NULL AND version IS DISTINCT FROM held
              AND (old_key IS NOT NULL OR new_key IS NOT NULL)
            """)
        .update();
  }

  /** Whether two merges touch one key, so that one of them must come first. */
  boolean areShared() {
    return jdbc.sql(
            """
            SELECT EXISTS (
              SELECT FROM (SELECT old_key AS key, merge FROM difference
                           UNION SELECT new_key, merge FROM difference) touched
              WHERE key IS NOT NULL
              GROUP BY key
              HAVING count(*) > 1)
            """)
        .query(Boolean.class)
        .single();
  }
}
