package se.samla.catalog.covering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.events.CoverageState;
import se.samla.schemas.datasets.Manifest.Expected;
import se.samla.schemas.datasets.Manifest.Status;

/** Everyone who is expected to deliver to a dataset, with what they did. */
@Repository
public class Cells {
  private final JdbcClient jdbc;
  private final Municipalities municipalities;
  private final Regions regions;

  Cells(JdbcClient jdbc, Municipalities municipalities, Regions regions) {
    this.jdbc = jdbc;
    this.municipalities = municipalities;
    this.regions = regions;
  }

  /** By member; nobody is expected to deliver to a dataset that is not established. */
  List<Cell> of(Dataset dataset) {
    var manifest = dataset.definition().manifest();
    if (manifest.status() != Status.ESTABLISHED) {
      return List.of();
    }
    return manifest.expected().stream().flatMap(kind -> of(dataset, kind).stream()).toList();
  }

  /** Whether a member is in the coverage, also where nothing is expected of it. */
  public boolean have(Dataset dataset, String member) {
    return of(dataset).stream().anyMatch(cell -> cell.member().equals(member));
  }

  private List<Cell> of(Dataset dataset, Expected kind) {
    return switch (kind) {
      case MUNICIPALITIES -> municipalities(dataset);
      case REGIONS -> regions(dataset);
      case AGENCIES -> agencies(dataset);
    };
  }

  /** Every region, registered or not. */
  private List<Cell> regions(Dataset dataset) {
    return jdbc.sql(
            """
            SELECT m.number AS member, NULL AS municipality, m.name,
                   p.organisation_number AS publisher, s.delivered_at, c.not_applicable,
                   coalesce(c.state, 'never') AS told, i.open, i.errors
            FROM unnest(:numbers::text[], :names::text[]) AS m(number, name)
            LEFT JOIN publisher p ON p.organisation_number = m.number AND NOT p.withdrawn
            LEFT JOIN source s ON s.publisher = p.organisation_number AND s.dataset = :dataset
            LEFT JOIN coverage c ON c.dataset = :dataset AND c.member = m.number
            LEFT JOIN open_issues i ON i.dataset = :dataset AND i.publisher = p.organisation_number
            ORDER BY m.number COLLATE "C"
            """)
        .param("numbers", regions.names().keySet().toArray(String[]::new))
        .param("names", regions.names().values().toArray(String[]::new))
        .param("dataset", dataset.id())
        .query((row, _) -> cell(row))
        .list();
  }

  /** Every municipality; of several publishers of one the newest delivery counts. */
  private List<Cell> municipalities(Dataset dataset) {
    return jdbc.sql(
            """
            SELECT m.code AS member, m.code AS municipality, m.name, p.publisher, p.delivered_at,
                   c.not_applicable, coalesce(c.state, 'never') AS told, i.open, i.errors
            FROM unnest(:codes::text[], :names::text[]) AS m(code, name)
            LEFT JOIN (
              SELECT DISTINCT ON (p.municipality_code)
                     p.municipality_code, p.organisation_number AS publisher, s.delivered_at
              FROM publisher p
              LEFT JOIN source s ON s.publisher = p.organisation_number AND s.dataset = :dataset
              WHERE p.municipality_code IS NOT NULL AND NOT p.withdrawn
              ORDER BY p.municipality_code, s.delivered_at DESC NULLS LAST,
                       p.organisation_number) p ON p.municipality_code = m.code
            LEFT JOIN coverage c ON c.dataset = :dataset AND c.member = m.code
            LEFT JOIN open_issues i ON i.dataset = :dataset AND i.publisher = p.publisher
            ORDER BY m.code COLLATE "C"
            """)
        .param("codes", municipalities.names().keySet().toArray(String[]::new))
        .param("names", municipalities.names().values().toArray(String[]::new))
        .param("dataset", dataset.id())
        .query((row, _) -> cell(row))
        .list();
  }

  /** Other organisations: those that are registered for the dataset, for no list names them. */
  private List<Cell> agencies(Dataset dataset) {
    return jdbc.sql(
            """
            SELECT p.organisation_number AS member, NULL AS municipality, p.name,
                   p.organisation_number AS publisher, s.delivered_at, c.not_applicable,
                   coalesce(c.state, 'never') AS told, i.open, i.errors
            FROM publisher p
            LEFT JOIN source s ON s.publisher = p.organisation_number AND s.dataset = :dataset
            LEFT JOIN coverage c ON c.dataset = :dataset AND c.member = p.organisation_number
            LEFT JOIN open_issues i ON i.dataset = :dataset AND i.publisher = p.organisation_number
            WHERE :name = ANY (p.datasets) AND p.municipality_code IS NULL AND NOT p.withdrawn
              AND p.organisation_number <> ALL (:regions::text[])
            ORDER BY p.organisation_number
            """)
        .param("dataset", dataset.id())
        .param("name", dataset.name())
        .param("regions", regions.names().keySet().toArray(String[]::new))
        .query((row, _) -> cell(row))
        .list();
  }

  private static Cell cell(ResultSet row) throws SQLException {
    var delivered = row.getTimestamp("delivered_at");
    return new Cell(
        row.getString("member"),
        row.getString("municipality"),
        row.getString("name"),
        row.getString("publisher"),
        delivered == null ? null : delivered.toInstant(),
        row.getString("not_applicable"),
        CoverageState.valueOf(row.getString("told").toUpperCase(Locale.ROOT)),
        new OpenIssues(row.getLong("open"), row.getLong("errors")));
  }

  /**
   * @param reason why nothing is expected; null when it is again
   */
  public void decide(Dataset dataset, String member, @Nullable String reason, String by) {
    jdbc.sql(
            """
            INSERT INTO coverage (dataset, member, not_applicable, decided_by)
            VALUES (:dataset, :member, :reason, :by)
            ON CONFLICT (dataset, member) DO UPDATE
            SET not_applicable = excluded.not_applicable, decided_by = excluded.decided_by
            """)
        .param("dataset", dataset.id())
        .param("member", member)
        .param("reason", reason)
        .param("by", by)
        .update();
  }

  void tell(Dataset dataset, String member, CoverageState state) {
    jdbc.sql(
            """
            INSERT INTO coverage (dataset, member, state) VALUES (:dataset, :member, :state)
            ON CONFLICT (dataset, member) DO UPDATE SET state = excluded.state
            """)
        .param("dataset", dataset.id())
        .param("member", member)
        .param("state", state.name().toLowerCase(Locale.ROOT))
        .update();
  }

  /**
   * Takes numbers for events, gapless. The row is locked until the transaction ends, so that they
   * commit in order.
   *
   * @return the number before the first
   */
  long number(int events) {
    return jdbc.sql("UPDATE coverage_events SET last = last + :events RETURNING last - :events")
        .param("events", events)
        .query(Long.class)
        .single();
  }
}
