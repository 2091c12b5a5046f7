package se.samla.catalog.datasets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DatasetRepository {
  private final JdbcClient jdbc;

  DatasetRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The dataset's id, new when it was never seen; with it its head and its relay's position. */
  int idOf(String name) {
    addMissing(name);
    return jdbc.sql("SELECT id FROM dataset WHERE name = :name")
        .param("name", name)
        .query(Integer.class)
        .single();
  }

  private void addMissing(String name) {
    jdbc.sql(
            """
            WITH added AS (
              INSERT INTO dataset (name)
              SELECT :name WHERE NOT EXISTS (SELECT FROM dataset WHERE name = :name)
              ON CONFLICT (name) DO NOTHING
              RETURNING id)
            INSERT INTO relay_position (dataset) SELECT id FROM added
            """)
        .param("name", name)
        .update();
  }
}
