package se.samla.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.util.UriComponentsBuilder;
import se.samla.catalog.CatalogTest;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.wire.WireFormat;

/** What a page may cost of a dataset that is large, whoever asks for what. */
@CatalogTest
class LookThroughIT {
  private static final int RECORDS = 25_000;
  private static final String LATER = "2100-01-01T00:00:00Z";

  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionOperations transactions;
  @Autowired private Datasets datasets;
  @Autowired private SchemaRegistryClient registry;
  @Autowired private RecordPages pages;
  @Autowired private Differences differences;

  @Test
  void aFilterOnThePastLooksThroughAStretchAndLeadsOn() {
    withLargeDataset(
        large -> {
          var first = pages.page(large, rare(null, null), Map.of());
          assertThat(first.records()).isEmpty();
          var second = pages.page(large, rare(cursorOf(first), null), Map.of());
          assertThat(second.records()).singleElement().extracting("id").isEqualTo("r25000");
          assertThat(second.next()).isNull();
        });
  }

  @Test
  void aTimeBeforeEverythingIsLookedThroughInStretchesToo() {
    withLargeDataset(
        large -> {
          var early = new RecordFilter(null, null, null, "2001-01-01T00:00:00Z", 5, null, null);
          var before = reads("record");
          assertThat(pages.page(large, early, Map.of()).next()).isNotNull();
          assertThat(reads("record") - before).isLessThanOrEqualTo(2 * 20_000 + 100);
        });
  }

  @Test
  void whatAnOffsetHasLeftToLeaveOutGoesOnToTheNextPage() {
    withLargeDataset(
        large -> {
          var filter = new RecordFilter(null, null, null, null, 20, 10, null);
          var first = pages.page(large, filter, Map.of("name", "few"));
          assertThat(first.records()).isEmpty();
          assertThat(first.next()).contains("offset=5").contains("name=few");
          var rest = new RecordFilter(null, null, null, null, 20, 5, cursorOf(first));
          assertThat(pages.page(large, rest, Map.of("name", "few")).records()).hasSize(5);
        });
  }

  @Test
  void aDifferenceOfEverythingReadsNoMoreChangesThanItsPageNeeds() {
    withLargeDataset(
        large -> {
          var before = reads("change");
          var page =
              differences.page(
                  large, new Differences.Between(0, 1), null, new Paging(5, null, null));
          assertThat(page.entries()).hasSize(5);
          assertThat(page.end()).isEqualTo("r00005");
          assertThat(reads("change") - before).isLessThan(RECORDS / 2);
        });
  }

  @Test
  void aDifferenceIsTheSameByItsChangesAndByItsRecords() {
    withLargeDataset(
        large -> {
          changed(large, 2);
          changed(large, 3);
          assertThat(differences.ofChanges(large, over(1, 3), null, 9).entries()).isEmpty();
          assertThat(differences.ofRecords(large, over(1, 3), null, 9).entries()).isEmpty();
          for (var between : List.of(over(0, 1), over(0, 3), over(1, 2), over(2, 3))) {
            var byChanges = differences.ofChanges(large, between, "r00100", 900).entries();
            assertThat(byChanges).hasSizeGreaterThan(100);
            assertThat(differences.ofRecords(large, between, "r00100", 900).entries())
                .isEqualTo(byChanges.stream().filter(c -> isUpTo("r01100", c)).toList());
          }
        });
  }

  private static boolean isUpTo(String last, DifferenceController.NetChange change) {
    return change.recordId().compareTo(last) <= 0;
  }

  private static Differences.Between over(long from, long to) {
    return new Differences.Between(from, to);
  }

  /** Of three records each change set updates the first and deletes or makes anew the second. */
  private void changed(Dataset large, int number) {
    jdbc.sql(
            """
            WITH m AS (
              INSERT INTO merge (upload)
              SELECT m.upload FROM change_set cs JOIN merge m ON m.id = cs.merge
              WHERE cs.dataset = :dataset AND cs.number = 1
              RETURNING id),
            cs AS (INSERT INTO change_set (dataset, number, merge, size, committed_at)
                   SELECT :dataset, :number, id, 1, now() FROM m),
            r AS MATERIALIZED (
              SELECT r.*, substr(r.record_id, 2)::int AS i,
                     (m.id::bigint << 32) + substr(r.record_id, 2)::int AS next
              FROM record r, m
              WHERE r.dataset = :dataset AND substr(r.record_id, 2)::int % 3 < 2),
            told AS MATERIALIZED (
              SELECT r.*,
                     CASE WHEN r.i % 3 = 0 THEN 2 WHEN r.version IS NULL THEN 1 ELSE 3 END AS what,
                     CASE WHEN r.i % 3 = 1 AND r.version IS NOT NULL THEN NULL
                          WHEN r.version IS NULL THEN p.before
                          WHEN p.before IS NULL THEN r.version + 1
                          ELSE p.before END AS becomes
              FROM r JOIN change p ON p.id = r.change),
            c AS (INSERT INTO change (id, before, after, previous, revision, operation, record_id)
                  SELECT next, version, becomes, change, revision + 1, what, record_id FROM told)
            UPDATE record r SET version = told.becomes, change = told.next, revision = r.revision + 1
            FROM told WHERE r.dataset = told.dataset AND r.record_id = told.record_id
            """)
        .param("dataset", large.id())
        .param("number", number)
        .update();
  }

  private static RecordFilter rare(@Nullable String cursor, @Nullable Integer offset) {
    return new RecordFilter(null, null, "0114", LATER, 5, offset, cursor);
  }

  private static String cursorOf(RecordList page) {
    return Objects.requireNonNull(
        UriComponentsBuilder.fromUriString(Objects.requireNonNull(page.next()))
            .build()
            .getQueryParams()
            .getFirst("cursor"));
  }

  private void withLargeDataset(Consumer<Dataset> test) {
    transactions.executeWithoutResult(
        transaction -> {
          transaction.setRollbackOnly();
          var definition = datasets.get("offentliga-toaletter").definition();
          test.accept(new Dataset(made(definition), definition));
        });
  }

  /** One change set; a few records have another name, and the last one another municipality. */
  private int made(DatasetDefinition definition) {
    return jdbc.sql(
            """
            WITH d AS (
              INSERT INTO dataset (name, number, records, committed_at)
              VALUES ('large', 1, :records, now()) RETURNING id),
            s AS (INSERT INTO source (dataset, publisher) SELECT id, '2120999999' FROM d
                  RETURNING id),
            u AS (INSERT INTO upload (id, source, status, kind)
                  SELECT gen_random_uuid(), id, 'merged', 'snapshot' FROM s RETURNING number),
            m AS (INSERT INTO merge (upload) SELECT number FROM u RETURNING id, upload),
            cs AS (INSERT INTO change_set (dataset, number, merge, size, committed_at)
                   SELECT d.id, 1, m.id, :records, now() FROM d, m),
            made AS MATERIALIZED (
              SELECT i, 'r' || to_char(i, 'FM00000') AS id, (m.upload::bigint << 32) + i AS version,
                     (m.id::bigint << 32) + i AS change,
                     CASE WHEN i = :records THEN '0114' ELSE '0180' END AS municipality
              FROM m, generate_series(1, :records) i),
            v AS (INSERT INTO version (id, hash, line, schema_id, authority, local_id,
                                       municipality, scope, content)
                  SELECT version, md5(id)::uuid, i, :schema, 0, id, municipality, '',
                         CASE WHEN i <= 5 OR i > :records - 10 THEN :few ELSE :many END
                  FROM made),
            c AS (INSERT INTO change (id, after, revision, operation, record_id)
                  SELECT change, version, 1, 1, id FROM made),
            r AS (INSERT INTO record (dataset, record_id, version, change, source, revision,
                                      municipality)
                  SELECT d.id, made.id, version, change, s.id, 1, municipality FROM d, s, made)
            SELECT id FROM d
            """)
        .param("records", RECORDS)
        .param("schema", registry.idOf(definition.subject(), definition.schema()))
        .param("few", content(definition, "few"))
        .param("many", content(definition, "many"))
        .query(Integer.class)
        .single();
  }

  private static byte[] content(DatasetDefinition definition, String name) {
    var record = new GenericData.Record(definition.schema());
    record.put("source", "0180");
    record.put("id", "x");
    record.put("name", name);
    record.put("latitude", 59.3);
    record.put("longitude", 18.1);
    record.put("email", "a@example.se");
    return WireFormat.encodePlain(record);
  }

  /** Rows of a table that this transaction has read so far. */
  private long reads(String table) {
    return jdbc.sql(
            """
            SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
            WHERE relname = :table AND schemaname = current_schema
            """)
        .param("table", table)
        .query(Long.class)
        .single();
  }
}
