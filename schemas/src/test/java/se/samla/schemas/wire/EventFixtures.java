package se.samla.schemas.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import se.samla.events.ChangeOperation;
import se.samla.events.ConfirmMode;
import se.samla.events.ConflictChanged;
import se.samla.events.ConflictState;
import se.samla.events.CoverageChanged;
import se.samla.events.CoverageState;
import se.samla.events.IssuesCounted;
import se.samla.events.PreviewedChange;
import se.samla.events.PublisherRegistered;
import se.samla.events.PublisherWithdrawn;
import se.samla.events.RawRow;
import se.samla.events.RecordChange;
import se.samla.events.RecordErasureLifted;
import se.samla.events.RecordErasureRequested;
import se.samla.events.RecordState;
import se.samla.events.RecordsChanged;
import se.samla.events.Repeat;
import se.samla.events.RowOperation;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadConfirmed;
import se.samla.events.UploadDiscarded;
import se.samla.events.UploadEnded;
import se.samla.events.UploadFailed;
import se.samla.events.UploadHeld;
import se.samla.events.UploadKind;
import se.samla.events.UploadMerged;
import se.samla.events.UploadReceived;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadReversalRequested;
import se.samla.events.UploadRows;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRow;
import se.samla.events.ValidRows;
import se.samla.schemas.topics.Topics;

/** One event of each type, every field with a value of its own, as the golden files hold it. */
public final class EventFixtures {
  private static final UUID UPLOAD = UUID.fromString("0197a8f2-0000-7000-8000-000000000001");
  private static final UUID OTHER_UPLOAD = UUID.fromString("0197a8f2-0000-7000-8000-000000000002");
  private static final String DATASET = "badplatser";
  private static final String PUBLISHER = "2120000142";
  private static final Instant AT = Instant.parse("2026-05-01T10:11:12.131415Z");

  private EventFixtures() {}

  /** The schemas of all events, by simple name. */
  public static Map<String, Schema> schemas() {
    return Topics.EVENTS.values().stream()
        .flatMap(List::stream)
        .distinct()
        .collect(Collectors.toMap(Schema::getName, Function.identity(), (a, _) -> a, TreeMap::new));
  }

  /** The events, by simple name. */
  public static Map<String, SpecificRecordBase> events() {
    return Stream.of(
            rows(),
            received(),
            abandoned(),
            validRows(),
            validated(),
            repeated(),
            merged(),
            held(),
            failed(),
            ended(),
            confirmed(),
            discarded(),
            reversalRequested(),
            publisherWithdrawn(),
            recordErasureRequested(),
            recordErasureLifted(),
            recordsChanged(),
            publisherRegistered(),
            conflictChanged(),
            coverageChanged(),
            issuesCounted())
        .collect(Collectors.toMap(e -> e.getSchema().getName(), Function.identity()));
  }

  /**
   * An event as text. To be compared instead of the event itself, since Avro's lists cannot compare
   * what holds a date.
   */
  static String text(String event) {
    return String.valueOf(events().get(event));
  }

  public static UploadRows rows() {
    return new UploadRows(
        UPLOAD,
        DATASET,
        PUBLISHER,
        3,
        List.of("name", "latitude"),
        List.of("NAMN", "lat"),
        List.of(
            new RawRow(
                2,
                RowOperation.UPSERT,
                Arrays.asList("Långholmsbadet", null),
                "langholmsbadet",
                List.of(),
                List.of("name")),
            new RawRow(
                4,
                RowOperation.DELETE,
                List.of("", "59,32"),
                null,
                List.of(new Repeat(null, 2, true), new Repeat("name", 3, false)),
                List.of())));
  }

  static UploadReceived received() {
    return new UploadReceived(
        UPLOAD,
        DATASET,
        PUBLISHER,
        "Stockholms kommun",
        "0180",
        UploadKind.SNAPSHOT,
        ConfirmMode.ALWAYS,
        17L,
        AT,
        4,
        1501L,
        rows());
  }

  static UploadRepeated repeated() {
    return new UploadRepeated(UPLOAD, OTHER_UPLOAD, DATASET, PUBLISHER, 8L, AT, 376_449L, true);
  }

  static UploadAbandoned abandoned() {
    return new UploadAbandoned(UPLOAD, DATASET, PUBLISHER, "client-gone");
  }

  static ValidRows validRows() {
    var upsert =
        new ValidRow(
            2,
            RowOperation.UPSERT,
            "långholmen",
            bytes(1, 2, 3),
            bytes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
            "SE0110180000001234",
            "0180",
            59.32,
            18.03,
            1,
            LocalDate.of(2026, 2, 28),
            "2026");
    var delete =
        new ValidRow(4, RowOperation.DELETE, "b2", null, null, null, null, null, null, 0, null, "");
    return new ValidRows(UPLOAD, DATASET, PUBLISHER, 3, 42, List.of(upsert, delete), List.of("b3"));
  }

  static UploadValidated validated() {
    return new UploadValidated(
        UPLOAD,
        DATASET,
        PUBLISHER,
        "Stockholms kommun",
        "0180",
        UploadKind.DELTA,
        ConfirmMode.AUTO,
        17L,
        AT,
        4,
        1500L,
        1L,
        true,
        List.of("2026"),
        validRows());
  }

  static UploadMerged merged() {
    return new UploadMerged(
        UPLOAD,
        DATASET,
        PUBLISHER,
        1,
        7L,
        10L,
        20L,
        30L,
        40L,
        true,
        List.of(OTHER_UPLOAD),
        AT,
        List.of("2120000142.b2"));
  }

  static UploadHeld held() {
    var preview = new PreviewedChange(ChangeOperation.DELETED, "2120000142.b2", List.of("name"));
    return new UploadHeld(
        UPLOAD,
        DATASET,
        PUBLISHER,
        "deletes-too-much",
        "a1b2",
        10L,
        20L,
        30L,
        40L,
        List.of(preview),
        AT,
        60L,
        31L,
        true);
  }

  static UploadFailed failed() {
    return new UploadFailed(UPLOAD, DATASET, PUBLISHER, "missing-batches", "3 of 4 batches", AT);
  }

  static UploadEnded ended() {
    return new UploadEnded(UPLOAD, DATASET, PUBLISHER, "rejected", "unreadable", AT);
  }

  static UploadConfirmed confirmed() {
    return new UploadConfirmed(
        UPLOAD, DATASET, PUBLISHER, "a1b2", "anna", "as agreed", AT, 30L, true);
  }

  static UploadDiscarded discarded() {
    return new UploadDiscarded(UPLOAD, DATASET, PUBLISHER, "anna", "wrong file", AT);
  }

  static UploadReversalRequested reversalRequested() {
    return new UploadReversalRequested(
        UPLOAD, OTHER_UPLOAD, DATASET, PUBLISHER, 18L, "anna", "wrong file", AT);
  }

  static PublisherWithdrawn publisherWithdrawn() {
    return new PublisherWithdrawn(UPLOAD, DATASET, PUBLISHER, 19L, "anna", "merged in 2026", AT);
  }

  static RecordErasureRequested recordErasureRequested() {
    return new RecordErasureRequested(
        UPLOAD, DATASET, "2120000142.b2", "anna", "names a person", AT);
  }

  static RecordErasureLifted recordErasureLifted() {
    return new RecordErasureLifted(
        UPLOAD, DATASET, "2120000142.b2", "anna", "names nobody any more", AT);
  }

  public static RecordsChanged recordsChanged() {
    var before = new RecordState(PUBLISHER, "0180", 59.32, 18.03, 41, bytes(1, 2));
    var after = new RecordState("2021006420", null, null, null, 42, bytes(3));
    return new RecordsChanged(
        DATASET,
        1,
        7L,
        AT,
        2,
        List.of(
            change(1, ChangeOperation.UPDATED, before, after),
            change(2, ChangeOperation.ERASED, null, null)));
  }

  static PublisherRegistered publisherRegistered() {
    return new PublisherRegistered(
        PUBLISHER, "Stockholms kommun", "0180", List.of(DATASET, "offentliga-toaletter"), 5L, true);
  }

  static ConflictChanged conflictChanged() {
    return new ConflictChanged(
        DATASET,
        "SE0110180000001234",
        ConflictState.CLOSED,
        PUBLISHER,
        "långholmen",
        "2021006420",
        "authority",
        AT);
  }

  static CoverageChanged coverageChanged() {
    return new CoverageChanged(
        9L, DATASET, "0180", PUBLISHER, CoverageState.CURRENT, CoverageState.LATE, AT, AT);
  }

  static IssuesCounted issuesCounted() {
    return new IssuesCounted(DATASET, PUBLISHER, 12L, 7L, AT);
  }

  private static RecordChange change(
      int ordinal,
      ChangeOperation operation,
      @Nullable RecordState before,
      @Nullable RecordState after) {
    return new RecordChange(
        ordinal,
        operation,
        "SE0110180000001234",
        PUBLISHER,
        UPLOAD,
        2,
        6L,
        List.of("name", "latitude"),
        before,
        after);
  }

  private static ByteBuffer bytes(int... values) {
    var bytes = ByteBuffer.allocate(values.length);
    for (var value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }
}
