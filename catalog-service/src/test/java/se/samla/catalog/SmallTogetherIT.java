package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.BATHING_PLACES;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.samla.events.UploadKind;

/** Small uploads that are ready together share a transaction, each with its own number. */
@CatalogTest
@ExtendWith(OutputCaptureExtension.class)
class SmallTogetherIT {
  private static final String KEY = "SE22001800009999";

  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  /** An upload's merge, as the database has it. */
  private record Merged(UUID id, String transaction, long number, long size) {}

  @Test
  void eachIsAMergeOfItsOwn() {
    var unchanged = Publisher.any();
    catalog.merge(Upload.delta(unchanged).row("same", "Same"));
    var start = reader.latest(TOILETS);
    var uploads = new ArrayList<>(uploads(6));
    uploads.add(Upload.delta(unchanged).row("same", "Same"));

    mergeTogether(TOILETS, uploads);

    var merged = merged(uploads);
    assertThat(merged.stream().map(Merged::transaction).distinct())
        .as("one of each worker, at most")
        .hasSizeLessThanOrEqualTo(2);
    assertThat(merged).extracting(Merged::size).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(merged).extracting(Merged::number).doesNotHaveDuplicates();
    var feed = new ReplayedFeed(reader.changesAfter(TOILETS, start));
    assertThat(feed.sets().keySet())
        .containsAll(merged.stream().map(Merged::number).toList())
        .hasSize(6 + 2); // and those that the workers stood in
    assertThat(catalog.versionsOf(uploads.getLast())).isZero();
  }

  @Test
  void whatTwoClaimIsDecidedAsIfOneHadComeFirst() {
    var town = claim("town", 0);
    var register = claim("register", 1);

    mergeTogether(BATHING_PLACES, List.of(town, register));

    var record = reader.get("/v1/datasets/" + BATHING_PLACES + "/records/" + KEY).body();
    assertThat(CatalogReader.text(record.get("content"), "name")).isEqualTo("town");
    assertThat(reader.pages("/v1/datasets/" + BATHING_PLACES + "/conflicts", "conflicts"))
        .filteredOn(conflict -> CatalogReader.text(conflict, "recordId").equals(KEY))
        .extracting(conflict -> CatalogReader.text(conflict, "publisher"))
        .containsExactly(register.publisher.number());
  }

  @Test
  void oneThatFailsTakesNoneWithIt(CapturedOutput said) {
    var good = uploads(3);
    var bad = Upload.delta(Publisher.any()).row("broken", "Broken");
    whileNothingIsBroken(
        () -> {
          together(TOILETS, Stream.concat(Stream.of(bad), good.stream()).toList());
          catalog.awaitStatus(bad, "failed");
          good.forEach(upload -> catalog.awaitStatus(upload, "merged"));
        });
    assertThat(said).contains(bad.id.toString()).doesNotContain("failed and tries again");
  }

  /** The database refuses every change of a record that is called so. */
  private void whileNothingIsBroken(Runnable work) {
    jdbc.sql("ALTER TABLE change ADD CONSTRAINT sound CHECK (record_id NOT LIKE '%.broken')")
        .update();
    try {
      work.run();
    } finally {
      jdbc.sql("ALTER TABLE change DROP CONSTRAINT sound").update();
    }
  }

  private void mergeTogether(String dataset, List<Upload> uploads) {
    together(dataset, uploads);
    uploads.forEach(upload -> catalog.awaitStatus(upload, "merged"));
  }

  /** Keeps the workers at their last step with others until all of these are ready. */
  private void together(String dataset, List<Upload> uploads) {
    transactions.executeWithoutResult(
        _ -> {
          jdbc.sql("SELECT id FROM dataset WHERE name = :name FOR NO KEY UPDATE")
              .param("name", dataset)
              .query(Integer.class)
              .single();
          for (var worker = 1; worker <= 2; worker++) {
            catalog.send(other(dataset));
            awaitStanding(worker);
          }
          uploads.forEach(catalog::send);
          uploads.forEach(upload -> catalog.awaitStatus(upload, "ready"));
        });
  }

  private static Upload other(String dataset) {
    var publisher = Publisher.any();
    return dataset.equals(TOILETS)
        ? Upload.delta(publisher).row("other", "Other")
        : Upload.ofBathingPlaces(publisher, UploadKind.DELTA, publisher.nextReceipt())
            .row("other", "Other");
  }

  private void awaitStanding(int workers) {
    Awaitility.await()
        .until(
            () ->
                jdbc.sql(
                            """
                            SELECT count(*) FROM pg_stat_activity
                            WHERE usename = current_user AND wait_event_type = 'Lock'
                            """)
                        .query(Integer.class)
                        .single()
                    == workers);
  }

  private static List<Upload> uploads(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(rows -> Upload.delta(Publisher.any()).rows(rows, "row"))
        .toList();
  }

  private static Upload claim(String name, int authority) {
    var publisher = Publisher.any();
    return Upload.ofBathingPlaces(publisher, UploadKind.DELTA, publisher.nextReceipt())
        .row(name, name, KEY, authority, null);
  }

  /** Of those that changed something. */
  private List<Merged> merged(List<Upload> uploads) {
    return jdbc.sql(
            """
            SELECT u.id, m.xmin::text AS transaction, c.number, c.size
            FROM upload u JOIN merge m ON m.upload = u.number JOIN change_set c ON c.merge = m.id
            WHERE u.id IN (:ids)
            """)
        .param("ids", uploads.stream().map(upload -> upload.id).toList())
        .query(Merged.class)
        .list();
  }
}
