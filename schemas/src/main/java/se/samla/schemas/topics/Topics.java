package se.samla.schemas.topics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import se.samla.events.ConflictChanged;
import se.samla.events.CoverageChanged;
import se.samla.events.IssuesCounted;
import se.samla.events.PublisherRegistered;
import se.samla.events.PublisherWithdrawn;
import se.samla.events.RecordErasureLifted;
import se.samla.events.RecordErasureRequested;
import se.samla.events.RecordsChanged;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadConfirmed;
import se.samla.events.UploadDiscarded;
import se.samla.events.UploadEnded;
import se.samla.events.UploadFailed;
import se.samla.events.UploadHeld;
import se.samla.events.UploadMerged;
import se.samla.events.UploadReceived;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadReversalRequested;
import se.samla.events.UploadRows;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRows;

/** Every topic of the way through, in its order. */
public final class Topics {
  /** Uploads of one batch; key {@code dataset|publisher}. */
  public static final String UPLOAD_RECEIVED = "samla.upload.received.v1";

  /** Uploads of many batches; key {@code dataset|publisher}. */
  public static final String UPLOAD_RECEIVED_BULK = "samla.upload.received.bulk.v1";

  public static final String UPLOAD_VALIDATED = "samla.upload.validated.v1";
  public static final String UPLOAD_VALIDATED_BULK = "samla.upload.validated.bulk.v1";

  /**
   * What became of an upload, in order: what the merge made of it, and the ends that no merge tells
   * (ADR 14); key {@code dataset|publisher}.
   */
  public static final String UPLOAD_MERGED = "samla.upload.merged.v1";

  /** What people decided about uploads, publishers and records; key {@code dataset|publisher}. */
  public static final String UPLOAD_DECIDED = "samla.upload.decided.v1";

  /** Change sets in order; key: the dataset. */
  public static final String DATASET_CHANGED = "samla.dataset.changed.v1";

  /** Publishers as they are now, compacted; key: the organisation number. */
  public static final String PUBLISHER_REGISTERED = "samla.publisher.registered.v1";

  public static final String CONFLICT_CHANGED = "samla.conflict.changed.v1";
  public static final String COVERAGE_CHANGED = "samla.coverage.changed.v1";

  /** How many issues each publisher has open now, compacted; key {@code dataset|publisher}. */
  public static final String ISSUES_COUNTED = "samla.issues.counted.v1";

  /** The event types of each topic. */
  public static final Map<String, List<Schema>> EVENTS =
      Map.ofEntries(
          Map.entry(
              UPLOAD_RECEIVED,
              List.of(UploadReceived.getClassSchema(), UploadAbandoned.getClassSchema())),
          Map.entry(
              UPLOAD_RECEIVED_BULK,
              List.of(
                  UploadRows.getClassSchema(),
                  UploadReceived.getClassSchema(),
                  UploadAbandoned.getClassSchema())),
          Map.entry(
              UPLOAD_VALIDATED,
              List.of(
                  UploadValidated.getClassSchema(),
                  UploadRepeated.getClassSchema(),
                  UploadAbandoned.getClassSchema())),
          Map.entry(
              UPLOAD_VALIDATED_BULK,
              List.of(
                  ValidRows.getClassSchema(),
                  UploadValidated.getClassSchema(),
                  UploadAbandoned.getClassSchema())),
          Map.entry(
              UPLOAD_MERGED,
              List.of(
                  UploadMerged.getClassSchema(),
                  UploadHeld.getClassSchema(),
                  UploadFailed.getClassSchema(),
                  UploadEnded.getClassSchema())),
          Map.entry(
              UPLOAD_DECIDED,
              List.of(
                  UploadConfirmed.getClassSchema(),
                  UploadDiscarded.getClassSchema(),
                  UploadReversalRequested.getClassSchema(),
                  PublisherWithdrawn.getClassSchema(),
                  RecordErasureRequested.getClassSchema(),
                  RecordErasureLifted.getClassSchema())),
          Map.entry(DATASET_CHANGED, List.of(RecordsChanged.getClassSchema())),
          Map.entry(PUBLISHER_REGISTERED, List.of(PublisherRegistered.getClassSchema())),
          Map.entry(CONFLICT_CHANGED, List.of(ConflictChanged.getClassSchema())),
          Map.entry(COVERAGE_CHANGED, List.of(CoverageChanged.getClassSchema())),
          Map.entry(ISSUES_COUNTED, List.of(IssuesCounted.getClassSchema())));

  private static final Set<String> ONE_TYPE =
      Set.of(
          DATASET_CHANGED,
          PUBLISHER_REGISTERED,
          CONFLICT_CHANGED,
          COVERAGE_CHANGED,
          ISSUES_COUNTED);

  private Topics() {}

  /** The compacted topic of a national dataset: record id to the dataset's own Avro record. */
  public static String national(String dataset) {
    return "samla.national." + dataset + ".v1";
  }

  /** Where a message that cannot be processed goes, byte-identical. */
  public static String deadLetters(String topic) {
    return topic + ".dlq";
  }

  /** The key of everything that concerns one publisher's uploads to one dataset. */
  public static String uploadKey(String dataset, String publisher) {
    return dataset + "|" + publisher;
  }

  static boolean withOneType(String topic) {
    return ONE_TYPE.contains(topic) || topic.startsWith("samla.national.");
  }
}
