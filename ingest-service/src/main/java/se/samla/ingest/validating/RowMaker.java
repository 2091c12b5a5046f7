package se.samla.ingest.validating;

import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericRecord;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.events.ValidRow;
import se.samla.schemas.datasets.ContentHash;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.RecordIdentity;
import se.samla.schemas.wire.WireFormat;

/** A row that was found valid, as it goes on to the merge. */
interface RowMaker {
  /** That a row is valid, and no more: nobody reads a trial's rows. */
  RowMaker OF_TRIALS = (row, _, _, name) -> bare(row, name);

  /** What a row is called: its local id, and its part of the publisher's data. */
  record Name(String localId, String scope) {}

  ValidRow make(RawRow row, GenericRecord record, RecordIdentity identity, Name name);

  /**
   * With the record's content, and all that the merge asks of it. By the constructor: Avro's
   * builder looks every default up for each row.
   */
  static RowMaker of(DatasetDefinition definition) {
    return (row, record, identity, name) ->
        row.getOperation() == RowOperation.DELETE
            ? bare(row, name)
            : new ValidRow(
                row.getLine(),
                row.getOperation(),
                name.localId(),
                ByteBuffer.wrap(WireFormat.encodePlain(record)),
                ByteBuffer.wrap(ContentHash.of(record)),
                identity.nationalKey(),
                identity.municipality(),
                definition.latitudeOf(record),
                definition.longitudeOf(record),
                identity.authority(),
                identity.updated(),
                name.scope());
  }

  @SuppressWarnings("NullAway") // Avro marks nothing: a deletion has no content
  private static ValidRow bare(RawRow row, Name name) {
    return new ValidRow(
        row.getLine(),
        row.getOperation(),
        name.localId(),
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        null,
        name.scope());
  }
}
