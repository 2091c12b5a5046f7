package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whether a merge costs by its upload's and its publisher's size: the same 1,000 rows beside few
 * foreign records and beside ten times as many, in one run. Not part of the gate, for it asserts
 * times: {@code -Dsamla.benchmarks=true -Dit.test=MergeCostIT}.
 */
@CatalogTest
@EnabledIfSystemProperty(named = "samla.benchmarks", matches = "true")
class MergeCostIT {
  private static final Logger log = LoggerFactory.getLogger(MergeCostIT.class);
  private static final int ROWS = 1_000;
  private static final int ROUNDS = 15;
  private static final double MOST = 1.2;

  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private MeterRegistry meters;
  private int round;

  @Test
  void tenTimesMoreForeignRecordsDoNotMakeAMergeDearer() {
    foreign(1);
    catalog.merge(rows(Upload.snapshot(publisher)));
    rounds(this::delta);
    rounds(this::snapshot);
    var deltaBefore = rounds(this::delta);
    var snapshotBefore = rounds(this::snapshot);
    foreign(9);
    var delta = rounds(this::delta) / deltaBefore;
    var snapshot = rounds(this::snapshot) / snapshotBefore;
    log.info(
        "delta {} ms, ratio {}; snapshot {} ms, ratio {}",
        deltaBefore,
        delta,
        snapshotBefore,
        snapshot);
    assertThat(List.of(delta, snapshot)).allSatisfy(ratio -> assertThat(ratio).isLessThan(MOST));
  }

  /** Times 10,000 records of other publishers. */
  private void foreign(int times) {
    for (var i = 0; i < times; i++) {
      var other = Publisher.any();
      catalog.merge(Upload.snapshot(other).rows(10_000, "of " + other.number() + " "));
    }
  }

  private Upload delta() {
    return rows(Upload.delta(publisher));
  }

  private Upload snapshot() {
    return rows(Upload.snapshot(publisher));
  }

  /** A tenth of the rows says something new. */
  private Upload rows(Upload upload) {
    round++;
    for (var i = 0; i < ROWS; i++) {
      upload.row("r" + i, i % 10 == 0 ? "name " + round : "name");
    }
    return upload;
  }

  /** The median in milliseconds. */
  private double rounds(Supplier<Upload> upload) {
    var took = new ArrayList<Double>();
    for (var i = 0; i < ROUNDS; i++) {
      var before = total();
      catalog.merge(upload.get());
      var after = total();
      took.add(after - before);
    }
    return took.stream().sorted().toList().get(ROUNDS / 2);
  }

  private double total() {
    return meters.timer("samla.merge.seconds").totalTime(TimeUnit.MILLISECONDS);
  }
}
