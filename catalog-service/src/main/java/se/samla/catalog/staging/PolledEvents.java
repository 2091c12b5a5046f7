package se.samla.catalog.staging;

import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.stereotype.Component;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadValidated;
import se.samla.schemas.tracing.Tracing;
import se.samla.schemas.wire.UndecodableMessageException;

/**
 * The events of a poll, in their order: whole uploads side by side are staged together, and so are
 * batches of one upload. Runs in its caller's transaction.
 */
@Component
class PolledEvents {
  private final Staging staging;
  private final WholeUploads wholeUploads;
  private final Tracing tracing;

  PolledEvents(Staging staging, WholeUploads wholeUploads, Tracing tracing) {
    this.staging = staging;
    this.wholeUploads = wholeUploads;
    this.tracing = tracing;
  }

  /**
   * @return whether an upload became ready to merge
   */
  boolean stage(List<SpecificRecordBase> events) {
    var ready = false;
    for (var next = 0; next < events.size(); ) {
      var rest = events.subList(next, events.size());
      var whole = Runs.wholeUploads(rest);
      var batches = Runs.batchesOfOneUpload(rest);
      ready |=
          whole.isEmpty()
              ? traced(
                  rest.getFirst(),
                  () -> batches.isEmpty() ? becameReady(rest.getFirst()) : staging.add(batches))
              : someBecameReady(whole);
      next += Math.max(1, whole.size() + batches.size());
    }
    return ready;
  }

  private boolean someBecameReady(List<UploadValidated> whole) {
    var known = traced(whole, () -> wholeUploads.addNew(whole));
    var ready = known.size() < whole.size();
    for (var completion : known) {
      ready |= traced(completion, () -> staging.complete(completion));
    }
    return ready;
  }

  /** As a stage of each of them. */
  private <T> T traced(List<UploadValidated> uploads, Supplier<T> work) {
    var traced = work;
    for (var upload : uploads) {
      var inner = traced;
      traced = () -> tracing.stage("stage", upload.getUpload()).call(inner);
    }
    return traced.get();
  }

  private boolean traced(SpecificRecordBase event, Supplier<Boolean> work) {
    var upload = Tracing.uploadOf(event);
    return upload == null ? work.get() : tracing.stage("stage", upload).call(work);
  }

  private boolean becameReady(SpecificRecordBase event) {
    return switch (event) {
      case UploadValidated completion -> staging.complete(completion);
      case UploadRepeated repeated -> staging.repeat(repeated);
      case UploadAbandoned abandoned -> staging.abandon(abandoned);
      default ->
          throw new UndecodableMessageException(
              "type: " + event.getClass().getSimpleName() + " (expected: one of this topic)", null);
    };
  }
}
