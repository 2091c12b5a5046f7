package se.samla.catalog.merging;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.catalog.merging.MergeOutcome.Counts;
import se.samla.catalog.merging.MergeOutcome.Failed;
import se.samla.catalog.merging.MergeOutcome.Held;
import se.samla.catalog.merging.MergeOutcome.Merged;
import se.samla.catalog.relay.Outbox;
import se.samla.events.UploadFailed;
import se.samla.events.UploadHeld;
import se.samla.events.UploadMerged;

/**
 * Writes down what became of uploads, and the events that tell it, in their merge's transaction.
 */
@Component
class Completion {
  private final MergeProgress progress;
  private final HeldUploads heldUploads;
  private final ChangeSets changeSets;
  private final Outbox outbox;
  private final Clock clock;

  Completion(
      MergeProgress progress,
      HeldUploads heldUploads,
      ChangeSets changeSets,
      Outbox outbox,
      Clock clock) {
    this.progress = progress;
    this.heldUploads = heldUploads;
    this.changeSets = changeSets;
    this.outbox = outbox;
    this.clock = clock;
  }

  void of(List<? extends MergeOutcome> outcomes) {
    var merged =
        outcomes.stream().filter(Merged.class::isInstance).map(Merged.class::cast).toList();
    if (!merged.isEmpty()) {
      merged(merged);
    }
    outcomes.forEach(this::notMerged);
  }

  private void notMerged(MergeOutcome outcome) {
    switch (outcome) {
      case Merged _ -> {}
      case Held held -> held(held);
      case Failed failed -> failed(failed);
    }
  }

  /** All of one dataset. */
  private void merged(List<Merged> merged) {
    progress.merged(merged.stream().map(Merged::upload).toList());
    var superseded = superseded(merged);
    var numbered = numbered(merged);
    outbox.addMerged(
        merged.stream().map(m -> event(m, numbered.get(m.merge()), superseded)).toList());
  }

  /** A snapshot is alone. */
  private List<UUID> superseded(List<Merged> merged) {
    var upload = merged.getFirst().upload();
    return upload.replaces() ? replace(upload) : List.of();
  }

  private List<UUID> replace(ReadyUpload upload) {
    progress.replace(upload);
    return heldUploads.supersede(upload);
  }

  /** No change, no number. */
  private Map<Integer, ChangeSet> numbered(List<Merged> merged) {
    var changed = new LinkedHashMap<Integer, Counts>();
    merged.stream()
        .filter(m -> m.counts().changes() > 0)
        .forEach(m -> changed.put(m.merge(), m.counts()));
    return changed.isEmpty()
        ? Map.of()
        : changeSets.number(merged.getFirst().upload().source().dataset(), changed);
  }

  private UploadMerged event(Merged merged, @Nullable ChangeSet changeSet, List<UUID> superseded) {
    var upload = merged.upload();
    return UploadMerged.newBuilder()
        .setUpload(upload.id())
        .setDataset(upload.source().dataset().name())
        .setPublisher(upload.source().publisher())
        .setEpoch(
            changeSet == null ? changeSets.epoch(upload.source().dataset()) : changeSet.epoch())
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
    progress.served(upload.source());
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
    progress.end(upload, "failed");
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
