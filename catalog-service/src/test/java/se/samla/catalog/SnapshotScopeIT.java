package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Snapshots that replace only the parts they contain, such as a ledger's months. */
@CatalogTest
class SnapshotScopeIT {
  private static final String JANUARY = "2026-01";
  private static final String FEBRUARY = "2026-02";

  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;

  private Map<String, String> records() {
    return reader.namesOf(TOILETS, publisher);
  }

  private Upload snapshot() {
    return Upload.snapshot(publisher);
  }

  @Test
  void aSnapshotOfTheSecondMonthLeavesTheFirstAlone() {
    catalog.merge(snapshot().in(JANUARY).row("j1", "J1").row("j2", "J2"));
    catalog.merge(snapshot().in(FEBRUARY).row("f1", "F1").row("f2", "F2"));
    catalog.merge(snapshot().in(FEBRUARY).row("f1", "F1").row("f3", "F3"));
    assertThat(records().values()).containsExactlyInAnyOrder("J1", "J2", "F1", "F3");
  }

  @Test
  void aSnapshotOfBothMonthsReplacesBoth() {
    catalog.merge(snapshot().in(JANUARY).row("j1", "J1").row("j2", "J2"));
    catalog.merge(snapshot().in(FEBRUARY).row("f1", "F1"));
    catalog.merge(snapshot().in(JANUARY).row("j1", "J1").in(FEBRUARY).row("f2", "F2"));
    assertThat(records().values()).containsExactlyInAnyOrder("J1", "F2");
  }

  @Test
  void aRowInQuarantineKeepsItsLastValidVersionInItsMonth() {
    catalog.merge(snapshot().in(JANUARY).row("j1", "J1").row("j2", "J2").row("j3", "J3"));
    catalog.merge(snapshot().in(JANUARY).row("j1", "J1").quarantine("j2"));
    assertThat(records().values()).containsExactlyInAnyOrder("J1", "J2");
  }

  @Test
  void aRowWhoseIdOrMonthCannotBeReadKeepsEveryVersionOfTheMonth() {
    catalog.merge(snapshot().in(JANUARY).row("j1", "J1").row("j2", "J2"));
    catalog.merge(snapshot().in(JANUARY).row("j1", "J1b").withholdingDeletions());
    assertThat(records().values()).containsExactlyInAnyOrder("J1b", "J2");
  }

  @Test
  void aLateOlderDeltaDeletesNothingThatANewerSnapshotOfItsMonthConfirmed() {
    catalog.merge(Upload.snapshot(publisher, 1).in(JANUARY).row("j1", "J1"));
    catalog.merge(Upload.snapshot(publisher, 3).in(JANUARY).row("j1", "J1"));
    catalog.merge(Upload.delta(publisher, 2).in(JANUARY).delete("j1").row("j2", "J2"));
    assertThat(records().values()).containsExactly("J1");
  }
}
