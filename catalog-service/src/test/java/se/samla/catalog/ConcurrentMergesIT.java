package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.schemas.changes.Cursor;
import tools.jackson.databind.JsonNode;

/** Many publishers at once, and somebody who reads along (FAILURES 20). */
@CatalogTest
class ConcurrentMergesIT {
  private static final int PUBLISHERS = 8;
  private static final int UPLOADS = 12;

  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private JdbcClient jdbc;

  @Test
  void aReaderOfTheFeedNeverSeesAGap() {
    var start = reader.latest(TOILETS);
    var done = new AtomicBoolean();
    var read = CompletableFuture.supplyAsync(() -> readAlong(start, done));
    var uploads = sendAll();
    uploads.forEach(upload -> catalog.awaitStatus(upload, "merged"));
    done.set(true);
    var seen = read.join();
    assertThat(seen)
        .isEqualTo(CatalogReader.each(reader.changesAfter(TOILETS, start), this::cursor));
    assertThat(seen).isSorted().doesNotHaveDuplicates().hasSize(PUBLISHERS * UPLOADS * 2);
    assertThat(changeSetsOf(seen))
        .isEqualTo(followingNumbers(Cursor.parse(start).changeSet(), PUBLISHERS * UPLOADS));
  }

  @Test
  void everyChangeSetIsCommittedLaterThanTheOneBefore() {
    sendAll().forEach(upload -> catalog.awaitStatus(upload, "merged"));
    var outOfOrder =
        jdbc.sql(
                """
                SELECT count(*) FROM change_set a JOIN change_set b
                  ON a.dataset = b.dataset AND a.number + 1 = b.number
                WHERE a.committed_at >= b.committed_at
                """)
            .query(Long.class)
            .single();
    assertThat(outOfOrder).isZero();
  }

  /** Two records from each upload, so that change sets have more than one change. */
  private List<Upload> sendAll() {
    var publishers = Stream.generate(Publisher::any).limit(PUBLISHERS).toList();
    var uploads =
        IntStream.range(0, UPLOADS)
            .boxed()
            .flatMap(round -> publishers.stream().map(p -> upload(p, round)))
            .toList();
    uploads.forEach(catalog::send);
    return uploads;
  }

  private static Upload upload(Publisher publisher, int round) {
    return Upload.delta(publisher).row("a" + round, "A").row("b" + round, "B");
  }

  /** Polls as a subscriber does: latest and changes in one answer, on from the last cursor. */
  private List<Cursor> readAlong(String start, AtomicBoolean done) {
    var seen = new ArrayList<Cursor>();
    var last = start;
    for (var ended = false; !ended; ) {
      ended = done.get();
      var page = reader.get("/v1/datasets/" + TOILETS + "/changes?limit=7&after=" + last).body();
      page.get("changes").forEach(change -> seen.add(cursor(change)));
      var end = seen.isEmpty() ? Cursor.parse(start) : seen.getLast();
      assertThat(end).isLessThanOrEqualTo(Cursor.parse(CatalogReader.text(page, "latest")));
      ended &= page.get("next").isNull();
      last = end.toString();
    }
    return seen;
  }

  private Cursor cursor(JsonNode change) {
    return Cursor.parse(CatalogReader.text(change, "cursor"));
  }

  private static List<Long> changeSetsOf(List<Cursor> cursors) {
    return cursors.stream().map(Cursor::changeSet).distinct().toList();
  }

  private static List<Long> followingNumbers(long last, int count) {
    return Stream.iterate(last + 1, n -> n + 1).limit(count).toList();
  }
}
