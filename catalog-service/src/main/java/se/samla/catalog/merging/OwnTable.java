package se.samla.catalog.merging;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of the connection's own, empty when a transaction begins.
 *
 * @param columns as they stand in CREATE TABLE
 */
record OwnTable(String name, String columns) {
  /**
   * Makes it once for a connection: with each CREATE, needed or not, the driver forgets every
   * statement that it has prepared, and the database their plans.
   */
  void ensure(JdbcClient jdbc) {
    if (!isThere(jdbc)) {
      jdbc.sql("CREATE TEMP TABLE " + name + " (" + columns + ") ON COMMIT DELETE ROWS").update();
    }
  }

  private boolean isThere(JdbcClient jdbc) {
    return jdbc.sql("SELECT to_regclass('pg_temp.' || :name) IS NOT NULL")
        .param("name", name)
        .query(Boolean.class)
        .single();
  }
}
