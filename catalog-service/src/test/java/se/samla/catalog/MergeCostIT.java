package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether a merge costs by its upload's and its publisher's size: the same 1,000 rows beside few
 * foreign records and beside ten times as many, in one run. Each measurement has a publisher of its
 * own, so that none suffers from what an earlier one left behind. Not part of the gate, for it
 * asserts times: {@code -Dsamla.benchmarks=true -Dit.test=MergeCostIT}.
 */
@CatalogTest
@EnabledIfSystemProperty(named = "samla.benchmarks", matches = "true")
class MergeCostIT {
  private static final Logger log = LoggerFactory.getLogger(MergeCostIT.class);
  private static final int FOREIGN = 20_000;
  private static final int ROWS = 1_000;
  private static final int ROUNDS = 40;
  private static final double MOST = 1.2;

  @Autowired private CatalogDriver catalog;
  @Autowired private MeterRegistry meters;
  @Autowired private JdbcClient jdbc;
  private int round;

  /** Medians in milliseconds. */
  private record Cost(double delta, double snapshot) {
    double dearestBeside(Cost other) {
      return Math.max(delta / other.delta, snapshot / other.snapshot);
    }
  }

  /** Just after a load, when the database knows nothing of it yet, and later. */
  @Test
  void tenTimesMoreForeignRecordsDoNotMakeAMergeDearer() {
    cost(); // warms up
    foreign(1);
    var fewFresh = cost();
    analyze();
    var few = cost();
    foreign(9);
    var manyFresh = cost();
    analyze();
    var many = cost();
    log.info("just loaded, {} foreign records: {}, ten times: {}", FOREIGN, fewFresh, manyFresh);
    log.info("later, {} foreign records: {}, ten times: {}", FOREIGN, few, many);
    assertThat(manyFresh.dearestBeside(fewFresh)).isLessThanOrEqualTo(MOST);
    assertThat(many.dearestBeside(few)).isLessThanOrEqualTo(MOST);
  }

  private void analyze() {
    jdbc.sql("VACUUM ANALYZE").update();
  }

  /** Times 20,000 records of other publishers. */
  private void foreign(int times) {
    for (var i = 0; i < times; i++) {
      var other = Publisher.any();
      catalog.merge(Upload.snapshot(other).rows(FOREIGN, "of " + other.number() + " "));
    }
  }

  /** Deltas and snapshots in turn, so that both have the same past. */
  private Cost cost() {
    var publisher = Publisher.any();
    catalog.merge(rows(Upload.snapshot(publisher)));
    var deltas = new ArrayList<Double>();
    var snapshots = new ArrayList<Double>();
    for (var i = 0; i < ROUNDS; i++) {
      deltas.add(millis(rows(Upload.delta(publisher))));
      snapshots.add(millis(rows(Upload.snapshot(publisher))));
    }
    return new Cost(median(deltas), median(snapshots));
  }

  /** A tenth of the rows says something new. */
  private Upload rows(Upload upload) {
    round++;
    for (var i = 0; i < ROWS; i++) {
      upload.row("r" + i, i % 10 == 0 ? "name " + round : "name");
    }
    return upload;
  }

  private double millis(Upload upload) {
    var before = total();
    catalog.merge(upload);
    Awaitility.await().until(() -> total() > before);
    return total() - before;
  }

  private double total() {
    return meters.timer("samla.merge.seconds").totalTime(TimeUnit.MILLISECONDS);
  }

  private static double median(List<Double> took) {
    return took.stream().sorted().toList().get(took.size() / 2);
  }
}
