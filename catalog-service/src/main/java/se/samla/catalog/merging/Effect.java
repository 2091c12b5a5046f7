package se.samla.catalog.merging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.merging.MergeOutcome.Counts;

/** What a difference does to contributions and national records, of one merge or of several. */
@Component
class Effect {
  private final Difference difference;
  private final NationalKeys nationalKeys;
  private final Election election;
  private final ChangeSets changeSets;

  Effect(
      Difference difference, NationalKeys nationalKeys, Election election, ChangeSets changeSets) {
    this.difference = difference;
    this.nationalKeys = nationalKeys;
    this.election = election;
    this.changeSets = changeSets;
  }

  /**
   * Of few rows.
   *
   * @param unchanged how many rows of each merge said what was known
   * @return what each merge made, in the same order
   */
  Map<Integer, Counts> ofFew(Dataset dataset, Map<Integer, Long> unchanged) {
    return of(dataset, unchanged, () -> election.elect(dataset));
  }

  /** Of as many as there are. */
  Counts of(Dataset dataset, int merge, long unchanged) {
    Supplier<Map<Integer, Counts>> elected =
        () -> {
          difference.measure();
          return election.electMany(dataset);
        };
    return of(dataset, Map.of(merge, unchanged), elected).getOrDefault(merge, Counts.NONE);
  }

  private Map<Integer, Counts> of(
      Dataset dataset, Map<Integer, Long> unchanged, Supplier<Map<Integer, Counts>> election) {
    if (dataset.hasNationalKey()) {
      nationalKeys.lockTouched(dataset);
      nationalKeys.keepReplaced();
    }
    difference.apply();
    var made = counted(unchanged, election.get());
    changeSets.count(made);
    return made;
  }

  private static Map<Integer, Counts> counted(
      Map<Integer, Long> unchanged, Map<Integer, Counts> changed) {
    var counted = new LinkedHashMap<Integer, Counts>();
    unchanged.forEach(
        (merge, rows) -> counted.put(merge, changed.getOrDefault(merge, Counts.NONE).with(rows)));
    return counted;
  }
}
