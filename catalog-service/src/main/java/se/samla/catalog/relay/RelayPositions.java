package se.samla.catalog.relay;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;

/** How far each dataset's changes were sent and acknowledged. */
@Repository
class RelayPositions {
  private final JdbcClient jdbc;
  private final Datasets datasets;

  /** The last change that was sent. */
  record Position(long changeSet, int ordinal) {}

  RelayPositions(JdbcClient jdbc, Datasets datasets) {
    this.jdbc = jdbc;
    this.datasets = datasets;
  }

  /** The datasets with changes that were not sent. */
  List<Dataset> behind() {
    return jdbc
        .sql(
            """
            SELECT d.name
            FROM relay_position p
            JOIN dataset d ON d.id = p.dataset
            LEFT JOIN change_set cs ON cs.dataset = p.dataset AND cs.number = p.number
            WHERE p.number < d.number OR p.ordinal < cs.size
            """)
        .query(String.class)
        .list()
        .stream()
        .map(datasets::get)
        .toList();
  }

  Position of(Dataset dataset) {
    return jdbc.sql("SELECT number, ordinal FROM relay_position WHERE dataset = :dataset")
        .param("dataset", dataset.id())
        .query((row, _) -> new Position(row.getLong("number"), row.getInt("ordinal")))
        .single();
  }

  void move(Dataset dataset, Position to) {
    jdbc.sql(
            """
            UPDATE relay_position SET number = :number, ordinal = :ordinal WHERE dataset = :dataset
            """)
        .param("number", to.changeSet())
        .param("ordinal", to.ordinal())
        .param("dataset", dataset.id())
        .update();
  }
}
