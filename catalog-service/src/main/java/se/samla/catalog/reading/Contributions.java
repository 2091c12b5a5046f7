package se.samla.catalog.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.changes.Contents;
import se.samla.catalog.changes.StoredContent;
import se.samla.catalog.datasets.Dataset;

/** What publishers hold now for one record. */
@Repository
class Contributions {
  private static final int ORGANISATION_NUMBER = 10;

  private final JdbcClient jdbc;
  private final Contents contents;

  Contributions(JdbcClient jdbc, Contents contents) {
    this.jdbc = jdbc;
    this.contents = contents;
  }

  /** The one that is the record first, then the others in the order of the rules. */
  List<ContributionView> of(Dataset dataset, String recordId) {
    return jdbc.sql(
            """
            SELECT s.publisher, k.local_id, u.id AS upload, nullif(v.line, 0) AS line, v.authority,
                   v.updated, v.content, v.schema_id AS content_schema, x.rule, w.publisher AS winner
            FROM contribution k
            JOIN source s ON s.id = k.source AND s.dataset = :dataset
            JOIN version v ON v.id = k.version
            JOIN upload u ON u.number = (v.id >> 32)::int
            LEFT JOIN conflict x ON x.dataset = :dataset AND x.record_id = :record
                                AND x.source = k.source AND x.local_id = k.local_id
            LEFT JOIN source w ON w.id = x.winner
            WHERE k.hash IS NOT NULL
              AND (k.national_key = :record
                   OR k.national_key IS NULL AND k.local_id = :localId
                      AND k.source = (SELECT id FROM source
                                      WHERE dataset = :dataset AND publisher = :publisher))
            ORDER BY x.rule IS NOT NULL, v.authority, v.updated DESC NULLS LAST,
                     u.received_at DESC NULLS LAST, s.publisher, k.local_id
            """)
        .param("dataset", dataset.id())
        .param("record", recordId)
        .param("publisher", before(recordId))
        .param("localId", after(recordId))
        .query((row, _) -> view(row, dataset))
        .list();
  }

  private static String before(String recordId) {
    return recordId.substring(0, Math.min(ORGANISATION_NUMBER, recordId.length()));
  }

  private static String after(String recordId) {
    return recordId.substring(Math.min(ORGANISATION_NUMBER + 1, recordId.length()));
  }

  private ContributionView view(ResultSet row, Dataset dataset) throws SQLException {
    var rule = row.getString("rule");
    return new ContributionView(
        row.getString("publisher"),
        row.getString("local_id"),
        row.getObject("upload", UUID.class),
        row.getObject("line", Integer.class),
        rule == null,
        rule,
        row.getString("winner"),
        contents.read(dataset, Objects.requireNonNull(StoredContent.of(row, "content"))));
  }
}
