package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast a million records are looked at, over HTTP. Not part of the gate: {@code
 * -Dsamla.benchmarks=true -Dit.test=ReadingSpeedIT}.
 */
@CatalogTest
@EnabledIfSystemProperty(named = "samla.benchmarks", matches = "true")
class ReadingSpeedIT {
  private static final Logger log = LoggerFactory.getLogger(ReadingSpeedIT.class);
  private static final int RECORDS = 1_000_000;
  private static final int REQUESTS = 300;

  private final Random random = new Random(1);
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private JdbcClient jdbc;

  @Test
  void boxesAndFeedsAreReadWithinTheirTimes() {
    var first = catalog.merge(Upload.snapshot(Publisher.any()).row("seed", "Seed"));
    spread(first);
    for (var degrees : new double[] {0.01, 0.1, 0.5, 2, 10}) {
      for (var limit : new int[] {20, 500}) {
        var p95 = p95(_ -> "/records?limit=" + limit + "&bbox=" + box(degrees));
        log.info("records?bbox= of {} degrees, {} a page: p95 {} ms", degrees, limit, p95);
        assertThat(p95).as(degrees + " degrees, " + limit).isLessThanOrEqualTo(50);
      }
    }
    var shallow = p95(_ -> "/records?limit=500");
    var deep = p95(_ -> "/records?limit=500&cursor=" + cursor());
    log.info("records, 500 a page: p95 {} ms for the first, {} ms at any depth", shallow, deep);
    assertThat(deep).isLessThanOrEqualTo(Math.max(50, shallow * 3 / 2));
    var number = Long.parseLong(reader.latest(TOILETS).split("[.]", -1)[1]);
    var changes =
        p95(_ -> "/changes?limit=500&after=1." + number + "." + random.nextInt(RECORDS - 500));
    log.info("changes?after= any cursor, 500 changes: p95 {} ms", changes);
    assertThat(changes).isLessThanOrEqualTo(20);
  }

  /** One upload's record a million times over, spread over the country, as one change set. */
  private void spread(Upload upload) {
    jdbc.sql(
            """
            WITH seed AS (
              SELECT u.source, s.dataset, v.* FROM upload u
              JOIN source s ON s.id = u.source
              JOIN version v ON v.id >> 32 = u.number WHERE u.id = :upload LIMIT 1),
            many AS (
              INSERT INTO upload (id, source, status, kind)
              SELECT gen_random_uuid(), source, 'merged', 'SNAPSHOT' FROM seed RETURNING number),
            merging AS (INSERT INTO merge (upload) SELECT number FROM many RETURNING id),
            numbered AS (
              UPDATE dataset d SET number = d.number + 1, committed_at = now(), records = :records
              FROM seed WHERE d.id = seed.dataset RETURNING d.id, d.number),
            head AS (
              INSERT INTO change_set (dataset, number, merge, size, committed_at)
              SELECT n.id, n.number, m.id, :records, now() FROM numbered n, merging m),
            spread AS (
              SELECT i, 55.3 + random() * 13.7 AS latitude, 11 + random() * 13 AS longitude
              FROM generate_series(1, :records) i),
            versions AS (
              INSERT INTO version (id, latitude, longitude, hash, line, schema_id, authority,
                                   local_id, municipality, scope, content)
              SELECT (many.number::bigint << 32) + i, p.latitude, p.longitude, gen_random_uuid(), i,
                     seed.schema_id, 0, 'b' || i, seed.municipality, '', seed.content
              FROM spread p, seed, many),
            changes AS (
              INSERT INTO change (id, after, revision, operation, record_id)
              SELECT (merging.id::bigint << 32) + i, (many.number::bigint << 32) + i, 1, 1,
                     'bench.' || i
              FROM spread, many, merging)
            INSERT INTO record (dataset, record_id, version, change, source, revision, latitude,
                                longitude, municipality)
            SELECT seed.dataset, 'bench.' || i, (many.number::bigint << 32) + i,
                   (merging.id::bigint << 32) + i, seed.source, 1, p.latitude, p.longitude,
                   seed.municipality
            FROM spread p, seed, many, merging
            """)
        .param("upload", upload.id)
        .param("records", RECORDS)
        .update();
    for (var table : new String[] {"record", "version", "change", "change_set"}) {
      jdbc.sql("VACUUM ANALYZE " + table).update();
    }
  }

  /** Somewhere in the dataset, as a page before would have linked it. */
  private String cursor() {
    var id = "bench." + (1 + random.nextInt(RECORDS));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private String box(double degrees) {
    var west = 11 + random.nextDouble() * (13 - degrees);
    var south = 55.3 + random.nextDouble() * (13.7 - degrees);
    return String.format(
        Locale.ROOT, "%.4f,%.4f,%.4f,%.4f", west, south, west + degrees, south + degrees);
  }

  /** Milliseconds, of warm requests. */
  private long p95(IntFunction<String> path) {
    for (var i = 0; i < REQUESTS / 3; i++) {
      millis(path.apply(i));
    }
    var times = new long[REQUESTS];
    Arrays.setAll(times, i -> millis(path.apply(i)));
    Arrays.sort(times);
    return times[REQUESTS * 95 / 100];
  }

  private long millis(String path) {
    var start = System.nanoTime();
    var answer = reader.raw("/v1/datasets/" + TOILETS + path, "application/json");
    assertThat(answer.statusCode()).isEqualTo(200);
    return (System.nanoTime() - start) / 1_000_000;
  }
}
