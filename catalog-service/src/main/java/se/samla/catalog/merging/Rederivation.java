package se.samla.catalog.merging;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.changes.Contents;
import se.samla.catalog.changes.StoredContent;
import se.samla.catalog.datasets.Dataset;

/**
 * What a definition derives of contributions' contents: key, rank, date, municipality and place.
 * Where it derives something else than when they came, it is kept in the transaction's own table of
 * differences, and then {@linkplain RederivedVersions stands}. Contents are not touched.
 */
@Repository
class Rederivation {
  private static final int AT_ONCE = 2_000;

  private static final OwnTable TABLE =
      new OwnTable(
          "rederived",
          """
          source int, local_id text COLLATE "C", version bigint, national_key text COLLATE "C",
          municipality text COLLATE "C", authority smallint, updated date,
          latitude double precision, longitude double precision,
          standing bigint  -- the version from now on; null when it stays
          """);

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Contents contents;
  private final Difference difference;
  private final RederivedVersions versions;

  /** What is derived of a content. */
  private record Derived(
      @Nullable String key,
      @Nullable String municipality,
      int authority,
      @Nullable LocalDate updated,
      @Nullable Double latitude,
      @Nullable Double longitude) {}

  /** A contribution, with what was derived of it when it came and what is now. */
  private record Held(int source, String localId, long version, Derived then, Derived now) {}

  Rederivation(
      JdbcClient jdbc,
      JdbcTemplate template,
      Contents contents,
      Difference difference,
      RederivedVersions versions) {
    this.jdbc = jdbc;
    this.template = template;
    this.contents = contents;
    this.difference = difference;
    this.versions = versions;
  }

  /** No merge of the dataset runs until the transaction ends. */
  void lock(Dataset dataset) {
    jdbc.sql("SELECT id FROM source WHERE dataset = :dataset ORDER BY id FOR NO KEY UPDATE")
        .param("dataset", dataset.id())
        .query(Integer.class)
        .list();
  }

  /**
   * Reads every contribution, some at a time.
   *
   * @return how many differ
   */
  long collect(Dataset dataset) {
    difference.open();
    TABLE.ensure(jdbc);
    var differing = 0L;
    var source = 0;
    var localId = "";
    List<Held> some;
    do {
      some = page(dataset, source, localId);
      differing += keep(some.stream().filter(held -> !held.now().equals(held.then())).toList());
      if (!some.isEmpty()) {
        source = some.getLast().source();
        localId = some.getLast().localId();
      }
    } while (some.size() == AT_ONCE);
    return differing;
  }

  private List<Held> page(Dataset dataset, int source, String localId) {
    return jdbc.sql(
            """
            SELECT k.source, k.local_id, k.version, s.publisher, p.municipality_code,
                   v.national_key, v.municipality, v.authority, v.updated, v.latitude, v.longitude,
                   v.content, v.schema_id AS content_schema
            FROM contribution k
            JOIN source s ON s.id = k.source AND s.dataset = :dataset
            JOIN publisher p ON p.organisation_number = s.publisher
            JOIN version v ON v.id = k.version
            WHERE k.hash IS NOT NULL AND (k.source, k.local_id) > (:source, :localId)
            ORDER BY k.source, k.local_id
            LIMIT :limit
            """)
        .param("dataset", dataset.id())
        .param("source", source)
        .param("localId", localId)
        .param("limit", AT_ONCE)
        .query((row, _) -> held(row, dataset))
        .list();
  }

  private Held held(ResultSet row, Dataset dataset) throws SQLException {
    return new Held(
        row.getInt("source"),
        row.getString("local_id"),
        row.getLong("version"),
        then(row),
        now(row, dataset));
  }

  private static Derived then(ResultSet row) throws SQLException {
    return new Derived(
        row.getString("national_key"),
        row.getString("municipality"),
        row.getInt("authority"),
        row.getObject("updated", LocalDate.class),
        row.getObject("latitude", Double.class),
        row.getObject("longitude", Double.class));
  }

  private Derived now(ResultSet row, Dataset dataset) throws SQLException {
    var content = Objects.requireNonNull(StoredContent.of(row, "content"));
    var record = contents.record(dataset, content);
    var definition = dataset.definition();
    var identity =
        definition.identify(record, row.getString("publisher"), row.getString("municipality_code"));
    return new Derived(
        identity.nationalKey(),
        identity.municipality(),
        identity.authority(),
        identity.updated(),
        definition.latitudeOf(record),
        definition.longitudeOf(record));
  }

  private int keep(List<Held> differing) {
    template.batchUpdate(
        "INSERT INTO rederived VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        new ArrayList<>(differing),
        AT_ONCE,
        (statement, held) -> {
          var now = held.now();
          statement.setInt(1, held.source());
          statement.setString(2, held.localId());
          statement.setLong(3, held.version());
          statement.setString(4, now.key());
          statement.setString(5, now.municipality());
          statement.setInt(6, now.authority());
          statement.setDate(7, now.updated() == null ? null : Date.valueOf(now.updated()));
          statement.setObject(8, now.latitude(), Types.DOUBLE);
          statement.setObject(9, now.longitude(), Types.DOUBLE);
        });
    jdbc.sql(
            """
            INSERT INTO difference (local_id, version, hash, scope, new_key, held, old_key, known)
            SELECT k.local_id, k.version, k.hash, k.scope, r.national_key, k.version,
                   k.national_key, true
            FROM rederived r JOIN contribution k ON k.source = r.source AND k.local_id = r.local_id
            WHERE NOT EXISTS (SELECT FROM difference d WHERE d.version = k.version)
            """)
        .update();
    return differing.size();
  }

  void apply() {
    versions.apply();
  }
}
