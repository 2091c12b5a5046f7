package se.samla.catalog.covering;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.relay.Outbox;
import se.samla.catalog.work.Signals;
import se.samla.events.CoverageChanged;
import se.samla.events.CoverageState;

/** What changed since it was told last. Runs in its caller's transaction. */
@Component
class CoverageChanges {
  private final Cells cells;
  private final Outbox outbox;
  private final Signals signals;

  /** A cell that left the state it was told with. */
  private record Change(Cell cell, CoverageState to) {}

  CoverageChanges(Cells cells, Outbox outbox, Signals signals) {
    this.cells = cells;
    this.outbox = outbox;
    this.signals = signals;
  }

  /**
   * @return the states of all that are expected
   */
  List<CoverageState> tell(Dataset dataset, Instant now) {
    var schedule = new Schedule(dataset.definition().manifest().frequency());
    if (changed(cells.of(dataset), now, schedule).isEmpty()) {
      return states(dataset, now, schedule);
    }
    // Numbers first: whoever else is at it waits here, and then finds it told.
    cells.number(0);
    tell(dataset, now, changed(cells.of(dataset), now, schedule));
    return states(dataset, now, schedule);
  }

  private List<CoverageState> states(Dataset dataset, Instant now, Schedule schedule) {
    return cells.of(dataset).stream().map(cell -> cell.stateAt(now, schedule)).toList();
  }

  private static List<Change> changed(List<Cell> cells, Instant now, Schedule schedule) {
    return cells.stream()
        .map(cell -> new Change(cell, cell.stateAt(now, schedule)))
        .filter(change -> change.to() != change.cell().told())
        .toList();
  }

  private void tell(Dataset dataset, Instant now, List<Change> changes) {
    var number = cells.number(changes.size());
    var events = new ArrayList<CoverageChanged>();
    for (var change : changes) {
      cells.tell(dataset, change.cell().member(), change.to());
      events.add(event(++number, dataset, change, now.truncatedTo(ChronoUnit.MICROS)));
    }
    outbox.addCoverage(events);
    signals.eventAdded().raise();
  }

  private static CoverageChanged event(long number, Dataset dataset, Change change, Instant now) {
    var cell = change.cell();
    return CoverageChanged.newBuilder()
        .setSequence(number)
        .setDataset(dataset.name())
        .setMunicipality(cell.municipality())
        .setPublisher(cell.organisation())
        .setFrom(cell.told())
        .setTo(change.to())
        .setLastUploadAt(cell.deliveredAt())
        .setChangedAt(now)
        .build();
  }
}
