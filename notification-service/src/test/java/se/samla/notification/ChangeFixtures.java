package se.samla.notification;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;
import org.jspecify.annotations.Nullable;
import se.samla.events.ChangeOperation;
import se.samla.events.RecordChange;
import se.samla.events.RecordState;
import se.samla.events.RecordsChanged;
import se.samla.schemas.changes.ChangeView;
import se.samla.schemas.changes.RecordContent;
import se.samla.schemas.wire.WireFormat;

/** Change sets of bathing places. */
final class ChangeFixtures {
  private static final Place STOCKHOLM = new Place("2120000142", "0180", 59.4);
  private static final UUID UPLOAD = UUID.fromString("0199a1b2-0000-7000-8000-000000000001");

  /** Which time of the catalog's life the changes are of. */
  int epoch = 1;

  private final String dataset;
  private final int schemaId;
  private final Schema schema;

  ChangeFixtures(String dataset, int schemaId, Schema schema) {
    this.dataset = dataset;
    this.schemaId = schemaId;
    this.schema = schema;
  }

  /** A whole change set in one part: one change for each operation. */
  RecordsChanged aChangeSet(long number, ChangeOperation... operations) {
    return aPart(number, operations.length, 1, List.of(operations));
  }

  /** Some changes of a change set, the first with the given ordinal. */
  RecordsChanged aPart(long number, int size, int firstOrdinal, List<ChangeOperation> operations) {
    var changes = new ArrayList<RecordChange>();
    for (var operation : operations) {
      changes.add(change(number, firstOrdinal + changes.size(), operation));
    }
    return new RecordsChanged(dataset, epoch, number, Instant.now(), size, changes);
  }

  /** A change set of these changes. */
  RecordsChanged aChangeSet(long number, List<RecordChange> changes) {
    return new RecordsChanged(dataset, epoch, number, Instant.now(), changes.size(), changes);
  }

  /** The same changes as the catalog's changes API tells them. */
  List<ChangeView> views(RecordsChanged part) {
    return part.getChanges().stream()
        .map(
            change ->
                ChangeView.of(part, change, (_, bytes) -> RecordContent.of(bytes, schema, schema)))
        .toList();
  }

  static String recordId(long number, int ordinal) {
    return "2120000142.bad-" + number + "-" + ordinal;
  }

  /**
   * A change of a record that was and is at these places; none before it was, or after it ended.
   */
  RecordChange aChange(
      long number,
      int ordinal,
      ChangeOperation operation,
      @Nullable Place before,
      @Nullable Place after) {
    return new RecordChange(
        ordinal,
        operation,
        recordId(number, ordinal),
        "2120000142",
        UPLOAD,
        after == null ? null : ordinal + 1,
        1L,
        after == null ? List.of() : List.of("name"),
        before == null ? null : state("Gamla badet", before),
        after == null ? null : state("Badet " + number + "-" + ordinal, after));
  }

  private RecordChange change(long number, int ordinal, ChangeOperation operation) {
    return aChange(
        number,
        ordinal,
        operation,
        operation == ChangeOperation.CREATED ? null : new Place("2120000142", "0180", 59.3),
        operation == ChangeOperation.DELETED ? null : STOCKHOLM);
  }

  private RecordState state(String name, Place place) {
    var record =
        new GenericRecordBuilder(schema)
            .set("name", name)
            .set("latitude", place.latitude())
            .set("longitude", 18.1);
    Stream.of("source", "id", "email")
        .filter(field -> schema.getField(field) != null)
        .forEach(field -> record.set(field, "a@b.se"));
    return new RecordState(
        place.publisher(),
        place.municipality(),
        place.latitude(),
        18.1,
        schemaId,
        ByteBuffer.wrap(WireFormat.encodePlain(record.build())));
  }

  /** What filters look at; the longitude is always 18.1. */
  record Place(String publisher, String municipality, double latitude) {}
}
