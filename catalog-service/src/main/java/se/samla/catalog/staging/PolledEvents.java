package se.samla.catalog.staging;

import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.stereotype.Component;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRows;
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
   * @return what became ready to merge
   */
  Ready stage(List<SpecificRecordBase> events) {
    var ready = Ready.NONE;
    for (var next = 0; next < events.size(); ) {
      var rest = events.subList(next, events.size());
      var whole = Runs.wholeUploads(rest);
      var batches = Runs.batchesOfOneUpload(rest);
      ready = ready.and(whole.isEmpty() ? first(rest.getFirst(), batches) : together(whole));
      next += Math.max(1, whole.size() + batches.size());
    }
    return ready;
  }

  private Ready first(SpecificRecordBase event, List<ValidRows> batches) {
    return Ready.any(
        traced(event, () -> batches.isEmpty() ? becameReady(event) : staging.add(batches)));
  }

  private Ready together(List<UploadValidated> whole) {
    var known = traced(whole, () -> wholeUploads.addNew(whole));
    var ready = known.size() < whole.size() ? new Ready(true, mostRows(whole)) : Ready.NONE;
    for (var completion : known) {
      ready = ready.and(Ready.any(traced(completion, () -> staging.complete(completion))));
    }
    return ready;
  }

  private static long mostRows(List<UploadValidated> whole) {
    return whole.stream().mapToLong(UploadValidated::getValidRows).max().orElseThrow();
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
