package se.samla.catalog.merging;

import org.springframework.stereotype.Component;
import se.samla.catalog.merging.MergeOutcome.Counts;

/**
 * The steps of one merge, each a set operation, in the transaction that holds the source's lock. It
 * costs by the upload's and its publisher's size, never by the dataset's.
 */
@Component
class Merge {
  private final Difference difference;
  private final NationalKeys nationalKeys;
  private final Election election;
  private final ChangeSets changeSets;
  private final Conflicts conflicts;

  /**
   * What the steps made; without a number yet.
   *
   * @param id the merge its changes refer to
   */
  record Made(int id, Counts counts, Loss loss) {}

  Merge(
      Difference difference,
      NationalKeys nationalKeys,
      Election election,
      ChangeSets changeSets,
      Conflicts conflicts) {
    this.difference = difference;
    this.nationalKeys = nationalKeys;
    this.election = election;
    this.changeSets = changeSets;
    this.conflicts = conflicts;
  }

  Made of(ReadyUpload upload) {
    difference.open(upload);
    var merge = changeSets.open(upload);
    var unchanged = difference.compare(upload);
    if (upload.deletesAbsent()) {
      difference.addAbsent(upload);
    }
    var loss = difference.loss(upload);
    if (upload.source().dataset().hasNationalKey()) {
      nationalKeys.lockTouched(upload.source().dataset());
      nationalKeys.keepReplaced(merge);
    }
    difference.apply(upload);
    difference.measure(upload);
    var counts = election.elect(upload, merge, unchanged);
    changeSets.count(merge, counts);
    return new Made(merge, counts, loss);
  }

  /** What may only be done when the merge is to stay. */
  void settle(ReadyUpload upload) {
    if (upload.replaces()) {
      difference.exemptQuarantined(upload);
    }
    if (upload.source().dataset().hasNationalKey()) {
      conflicts.update(upload.source().dataset());
    }
    difference.forgetTheRest(upload);
  }
}
