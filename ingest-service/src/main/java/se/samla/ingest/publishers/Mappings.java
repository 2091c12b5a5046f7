package se.samla.ingest.publishers;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What publishers call the fields in files of their own making. */
@Repository
public class Mappings {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  Mappings(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** The field of each column; empty when the publisher has no mapping for the dataset. */
  public Map<String, String> of(String publisher, String dataset) {
    return jdbc.sql("select columns from mapping where publisher = ? and dataset = ?")
        .params(publisher, dataset)
        .query(String.class)
        .optional()
        .map(columns -> json.readValue(columns, new TypeReference<Map<String, String>>() {}))
        .orElse(Map.of());
  }

  void save(String publisher, String dataset, Map<String, String> columns, Caller by) {
    jdbc.sql(
            """
            insert into mapping (publisher, dataset, columns, saved_at, saved_by) values (?, ?, ?::jsonb, ?, ?)
            on conflict (publisher, dataset) do update
              set columns = excluded.columns, saved_at = excluded.saved_at, saved_by = excluded.saved_by
            """)
        .params(
            publisher,
            dataset,
            json.writeValueAsString(columns),
            clock.instant().atOffset(ZoneOffset.UTC),
            by.signature())
        .update();
  }

  void remove(String publisher, String dataset) {
    jdbc.sql("delete from mapping where publisher = ? and dataset = ?")
        .params(publisher, dataset)
        .update();
  }
}
