package se.samla.catalog.deciding;

import java.util.List;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.merging.ChangeSets;
import se.samla.catalog.merging.Succession;
import se.samla.catalog.relay.Outbox;
import se.samla.events.RecordErasureLifted;
import se.samla.events.RecordErasureRequested;
import se.samla.events.UploadMerged;

/**
 * Personal data goes: every version of a record is blanked, and the record ends with a change that
 * says so, unless it goes to another publisher that holds it too. Numbers, ids and the order of
 * changes stay.
 */
@Component
class Erasures {
  private final Datasets datasets;
  private final PersonalData data;
  private final Succession succession;
  private final ChangeSets changeSets;
  private final Outbox outbox;

  Erasures(
      Datasets datasets,
      PersonalData data,
      Succession succession,
      ChangeSets changeSets,
      Outbox outbox) {
    this.datasets = datasets;
    this.data = data;
    this.succession = succession;
    this.changeSets = changeSets;
    this.outbox = outbox;
  }

  /**
   * @return whether there was such a record, and this is the first time that it is asked for
   */
  boolean erase(RecordErasureRequested event) {
    var dataset = datasets.get(event.getDataset());
    data.lock(dataset, event.getRecordId());
    var merge = data.open(dataset, event);
    merge.ifPresent(opened -> erase(event, dataset, opened));
    return merge.isPresent();
  }

  /**
   * @return whether it kept anything out until now
   */
  boolean lift(RecordErasureLifted event) {
    return data.lift(event.getUpload());
  }

  private void erase(RecordErasureRequested event, Dataset dataset, PersonalData.Opened merge) {
    succession.open();
    var ids = data.blank(dataset, event.getRecordId(), event.getUpload(), merge);
    var updated = succession.elect(dataset, merge.merge());
    var erased = data.end(dataset, event.getRecordId(), merge, updated);
    var size = updated + erased.changes();
    var set = changeSets.number(dataset, merge.merge(), -erased.current(), size);
    outbox.add(
        UploadMerged.newBuilder()
            .setUpload(event.getUpload())
            .setDataset(dataset.name())
            .setPublisher(merge.publisher())
            .setEpoch(set.epoch())
            .setChangeSet(set.number())
            .setCreated(0)
            .setUpdated(updated)
            .setDeleted(erased.changes())
            .setUnchanged(0)
            .setDeletionsWithheld(false)
            .setSuperseded(List.of())
            .setMergedAt(set.committedAt())
            .setErased(ids)
            .build());
  }
}
