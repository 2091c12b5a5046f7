package se.samla.catalog.merging;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.catalog.merging.MergeOutcome.Failed;
import se.samla.catalog.merging.MergeOutcome.Held;
import se.samla.catalog.merging.MergeOutcome.Merged;
import se.samla.catalog.relay.Outbox;
import se.samla.events.UploadFailed;
import se.samla.events.UploadHeld;
import se.samla.events.UploadMerged;

/**
 * Writes down what became of an upload, and the event that tells it, in the merge's transaction.
 */
@Component
class Completion {
  private final MergeQueue queue;
  private final HeldUploads heldUploads;
  private final ChangeSets changeSets;
  private final Outbox outbox;
  private final Clock clock;

  Completion(
      MergeQueue queue,
      HeldUploads heldUploads,
      ChangeSets changeSets,
      Outbox outbox,
      Clock clock) {
    this.queue = queue;
    this.heldUploads = heldUploads;
    this.changeSets = changeSets;
    this.outbox = outbox;
    this.clock = clock;
  }

  void of(MergeOutcome outcome) {
    switch (outcome) {
      case Merged merged -> merged(merged);
      case Held held -> held(held);
      case Failed failed -> failed(failed);
    }
  }

  private void merged(Merged merged) {
    var upload = merged.upload();
    queue.merged(upload);
    var superseded = upload.replaces() ? replace(upload) : List.<UUID>of();
    outbox.add(event(merged, numbered(merged), superseded));
  }

  private List<UUID> replace(ReadyUpload upload) {
    queue.replace(upload);
    return heldUploads.supersede(upload);
  }

  private @Nullable ChangeSet numbered(Merged merged) {
    return merged.counts().changes() == 0
        ? null
        : changeSets.number(merged.upload(), merged.merge(), merged.counts());
  }

  private UploadMerged event(Merged merged, @Nullable ChangeSet changeSet, List<UUID> superseded) {
    var upload = merged.upload();
    return UploadMerged.newBuilder()
        .setUpload(upload.id())
        .setDataset(upload.source().dataset().name())
        .setPublisher(upload.source().publisher())
        .setEpoch(changeSet == null ? changeSets.epoch(upload) : changeSet.epoch())
        .setChangeSet(changeSet == null ? null : changeSet.number())
        .setCreated(merged.counts().created())
        .setUpdated(merged.counts().updated())
        .setDeleted(merged.counts().deleted())
        .setUnchanged(merged.counts().unchanged())
        .setDeletionsWithheld(upload.deletionsWithheld())
        .setSuperseded(superseded)
        .setMergedAt(changeSet == null ? clock.instant() : changeSet.committedAt())
        .build();
  }

  private void held(Held held) {
    var upload = held.upload();
    queue.served(upload.source());
    heldUploads.hold(upload, held.preview().hash());
    outbox.add(
        UploadHeld.newBuilder()
            .setUpload(upload.id())
            .setDataset(upload.source().dataset().name())
            .setPublisher(upload.source().publisher())
            .setReason(held.reason().word())
            .setPreviewHash(held.preview().hash())
            .setCreated(held.counts().created())
            .setUpdated(held.counts().updated())
            .setDeleted(held.counts().deleted())
            .setUnchanged(held.counts().unchanged())
            .setPreview(held.preview().changes())
            .setHeldAt(clock.instant())
            .setContributions(held.loss().contributions())
            .setWithdrawn(held.loss().withdrawn())
            .setCountRequired(held.loss().mustBeNamed())
            .build());
  }

  private void failed(Failed failed) {
    var upload = failed.upload();
    queue.end(upload, "failed");
    outbox.add(
        UploadFailed.newBuilder()
            .setUpload(upload.id())
            .setDataset(upload.source().dataset().name())
            .setPublisher(upload.source().publisher())
            .setCause("merge-error")
            .setDetail(String.valueOf(failed.cause()))
            .setFailedAt(clock.instant())
            .build());
  }
}
