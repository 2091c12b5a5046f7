package se.samla.catalog.merging;

import java.util.List;
import org.springframework.stereotype.Component;
import se.samla.catalog.merging.MergeOutcome.Counts;

/**
 * The steps of one upload's merge, each a set operation, in the transaction that holds the source's
 * lock. It costs by the upload's and its publisher's size, never by the dataset's.
 */
@Component
class Merge {
  private final Difference difference;
  private final Absence absence;
  private final Effect effect;
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
      Absence absence,
      Effect effect,
      ChangeSets changeSets,
      Conflicts conflicts) {
    this.difference = difference;
    this.absence = absence;
    this.effect = effect;
    this.changeSets = changeSets;
    this.conflicts = conflicts;
  }

  Made of(ReadyUpload upload) {
    difference.open();
    var merge = changeSets.open(List.of(upload)).getFirst();
    var unchanged = difference.compare(upload, merge);
    if (upload.deletesAbsent()) {
      absence.add(upload, merge);
    }
    var loss = difference.loss(upload);
    return new Made(merge, effect.of(upload.source().dataset(), merge, unchanged), loss);
  }

  /** What may only be done when the merge is to stay. */
  void settle(ReadyUpload upload) {
    if (upload.replaces()) {
      absence.exemptQuarantined(upload);
    } else if (upload.deletesAbsent()) {
      absence.rememberLate(upload);
    }
    if (upload.source().dataset().hasNationalKey()) {
      conflicts.update(upload.source().dataset());
    }
    difference.forgetTheRest(upload);
  }
}
