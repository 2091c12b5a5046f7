package se.samla.catalog.merging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.merging.MergeOutcome.Counts;
import se.samla.catalog.merging.MergeOutcome.Merged;
import se.samla.catalog.merging.SmallDeltas.Compared;

/**
 * The merges of small deltas of one dataset, each of another source, in the same steps. What a
 * single push costs is its statements, and these are not more for many than for one.
 */
@Component
class SmallMerge {
  private final SmallDeltas deltas;
  private final NationalKeys nationalKeys;
  private final Effect effect;
  private final ChangeSets changeSets;
  private final Conflicts conflicts;

  SmallMerge(
      SmallDeltas deltas,
      NationalKeys nationalKeys,
      Effect effect,
      ChangeSets changeSets,
      Conflicts conflicts) {
    this.deltas = deltas;
    this.nationalKeys = nationalKeys;
    this.effect = effect;
    this.changeSets = changeSets;
    this.conflicts = conflicts;
  }

  /**
   * @return nothing when two of them touch one national key: one of them must come first
   */
  Optional<List<Merged>> of(List<ReadyUpload> uploads) {
    var merges = changeSets.open(uploads);
    var compared = deltas.compare(uploads, merges);
    return claimTheSame(uploads)
        ? Optional.empty()
        : Optional.of(merged(uploads, merges, compared));
  }

  private boolean claimTheSame(List<ReadyUpload> uploads) {
    return uploads.size() > 1
        && uploads.getFirst().source().dataset().hasNationalKey()
        && nationalKeys.areShared();
  }

  private List<Merged> merged(
      List<ReadyUpload> uploads, List<Integer> merges, Map<Integer, Compared> compared) {
    var dataset = uploads.getFirst().source().dataset();
    var counts = effect.ofFew(dataset, unchanged(compared));
    settle(dataset, uploads, compared);
    return IntStream.range(0, uploads.size())
        .mapToObj(i -> merged(uploads.get(i), merges.get(i), counts))
        .toList();
  }

  private static Merged merged(ReadyUpload upload, int merge, Map<Integer, Counts> counts) {
    return new Merged(upload, merge, counts.getOrDefault(merge, Counts.NONE));
  }

  private static Map<Integer, Long> unchanged(Map<Integer, Compared> compared) {
    var unchanged = new LinkedHashMap<Integer, Long>();
    compared.forEach((merge, rows) -> unchanged.put(merge, rows.unchanged()));
    return unchanged;
  }

  private void settle(Dataset dataset, List<ReadyUpload> uploads, Map<Integer, Compared> compared) {
    if (dataset.hasNationalKey()) {
      conflicts.update(dataset);
    }
    deltas.forgetTheRest(uploads, compared.values());
  }
}
