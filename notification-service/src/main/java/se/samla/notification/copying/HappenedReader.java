package se.samla.notification.copying;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import se.samla.events.CoverageChanged;
import se.samla.events.CoverageState;
import se.samla.events.UploadEnded;
import se.samla.events.UploadFailed;
import se.samla.events.UploadHeld;
import se.samla.events.UploadMerged;
import se.samla.notification.feed.State;
import se.samla.notification.feed.StreamName;
import se.samla.schemas.wire.UndecodableMessageException;

/** Events of uploads and of coverage as their subscribers see them. */
final class HappenedReader {
  /**
   * An upload has one of these, also when a backup was put back and it ends anew. It may be held,
   * or fail, more than once; never twice at one time.
   */
  private static final Set<String> ENDS =
      Set.of("rejected", "abandoned", "discarded", "superseded");

  private HappenedReader() {}

  /**
   * @throws UndecodableMessageException when it is an event of another kind
   */
  static Happened read(SpecificRecordBase event) {
    return switch (event) {
      case UploadMerged merged -> merged(merged);
      case UploadHeld held -> held(held);
      case UploadFailed failed -> failed(failed);
      case UploadEnded ended -> ended(ended);
      case CoverageChanged coverage -> coverage(coverage);
      default ->
          throw new UndecodableMessageException(
              "event: " + event.getSchema().getName() + " (expected: of an upload or of coverage)",
              null);
    };
  }

  private static Happened merged(UploadMerged event) {
    var changeSet = event.getChangeSet();
    var view = new LinkedHashMap<String, @Nullable Object>();
    view.put("upload", event.getUpload());
    view.put("status", "merged");
    view.put("at", event.getMergedAt());
    view.put("changeSet", changeSet);
    view.put("created", event.getCreated());
    view.put("updated", event.getUpdated());
    view.put("deleted", event.getDeleted());
    view.put("unchanged", event.getUnchanged());
    view.put("deletionsWithheld", event.getDeletionsWithheld());
    view.put("superseded", event.getSuperseded());
    return upload(event.getDataset(), event.getPublisher(), event.getUpload(), view);
  }

  /** Without the preview itself, which ingest shows to its publisher. */
  private static Happened held(UploadHeld event) {
    var view = new LinkedHashMap<String, @Nullable Object>();
    view.put("upload", event.getUpload());
    view.put("status", "held");
    view.put("at", event.getHeldAt());
    view.put("reason", event.getReason());
    view.put("previewHash", event.getPreviewHash());
    view.put("created", event.getCreated());
    view.put("updated", event.getUpdated());
    view.put("deleted", event.getDeleted());
    view.put("unchanged", event.getUnchanged());
    return upload(event.getDataset(), event.getPublisher(), event.getUpload(), view);
  }

  /** Without the detail, which is for operators. */
  private static Happened failed(UploadFailed event) {
    var view = new LinkedHashMap<String, @Nullable Object>();
    view.put("upload", event.getUpload());
    view.put("status", "failed");
    view.put("at", event.getFailedAt());
    view.put("cause", event.getCause());
    return upload(event.getDataset(), event.getPublisher(), event.getUpload(), view);
  }

  /** What no merge tells. */
  private static Happened ended(UploadEnded event) {
    var view = new LinkedHashMap<String, @Nullable Object>();
    view.put("upload", event.getUpload());
    view.put("status", event.getStatus());
    view.put("at", event.getEndedAt());
    view.put("cause", event.getCause());
    return upload(event.getDataset(), event.getPublisher(), event.getUpload(), view);
  }

  private static Happened upload(
      String dataset, String publisher, UUID upload, Map<String, @Nullable Object> view) {
    var status = (String) Objects.requireNonNull(view.get("status"));
    var at = (Instant) Objects.requireNonNull(view.get("at"));
    return new Happened(
        StreamName.uploads(dataset, publisher),
        upload + "/" + status + (ENDS.contains(status) ? "" : "/" + at),
        at,
        status,
        new State(publisher, null, null, null),
        view);
  }

  private static Happened coverage(CoverageChanged event) {
    var view = new LinkedHashMap<String, @Nullable Object>();
    view.put("municipality", event.getMunicipality());
    view.put("publisher", event.getPublisher());
    view.put("from", word(event.getFrom()));
    view.put("to", word(event.getTo()));
    view.put("lastUploadAt", event.getLastUploadAt());
    view.put("at", event.getChangedAt());
    return new Happened(
        StreamName.coverage(event.getDataset()),
        Long.toString(event.getSequence()),
        event.getChangedAt(),
        word(event.getTo()),
        new State(event.getPublisher(), event.getMunicipality(), null, null),
        view);
  }

  /** As the catalog's coverage API writes it. */
  private static String word(CoverageState state) {
    return state == CoverageState.NOT_APPLICABLE
        ? "notApplicable"
        : state.name().toLowerCase(Locale.ROOT);
  }
}
