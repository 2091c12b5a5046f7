package se.samla.catalog;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;
import se.samla.events.RowOperation;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRow;
import se.samla.events.ValidRows;
import se.samla.schemas.datasets.ContentHash;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.wire.WireFormat;

/** An upload as the events that ingest sends. */
final class UploadEvents {
  private final DatasetDefinition definition;
  private final int schemaId;

  UploadEvents(DatasetDefinition definition, int schemaId) {
    this.definition = definition;
    this.schemaId = schemaId;
  }

  List<ValidRows> batches(Upload upload) {
    var batches = new ArrayList<ValidRows>();
    for (var from = 0; from < upload.rows.size() || batches.isEmpty(); from += upload.batchRows) {
      batches.add(batch(upload, batches.size(), from));
    }
    return batches;
  }

  UploadValidated completion(Upload upload, int batches, @Nullable ValidRows content) {
    return UploadValidated.newBuilder()
        .setUpload(upload.id)
        .setDataset(upload.dataset)
        .setPublisher(upload.publisher.number())
        .setPublisherName("Testby")
        .setKind(upload.kind)
        .setConfirm(upload.confirm)
        .setReceipt(upload.receipt)
        .setReceivedAt(upload.receivedAt)
        .setBatches(batches)
        .setValidRows(upload.rows.size())
        .setQuarantinedRows(upload.quarantined.size())
        .setDeletionsWithheld(upload.deletionsWithheld)
        .setScopes(List.copyOf(upload.scopes))
        .setContent(content)
        .build();
  }

  static UploadAbandoned abandonment(Upload upload) {
    return new UploadAbandoned(upload.id, upload.dataset, upload.publisher.number(), "client-gone");
  }

  private ValidRows batch(Upload upload, int sequence, int from) {
    var rows = new ArrayList<ValidRow>();
    for (var i = from; i < Math.min(from + upload.batchRows, upload.rows.size()); i++) {
      rows.add(row(upload.rows.get(i), i + 2));
    }
    return ValidRows.newBuilder()
        .setUpload(upload.id)
        .setDataset(upload.dataset)
        .setPublisher(upload.publisher.number())
        .setSequence(sequence)
        .setSchemaId(schemaId)
        .setRows(rows)
        .setQuarantined(sequence == 0 ? upload.quarantined : List.of())
        .build();
  }

  private ValidRow row(Upload.Row row, int line) {
    var builder =
        ValidRow.newBuilder()
            .setLine(line)
            .setLocalId(row.localId())
            .setOperation(row.name() == null ? RowOperation.DELETE : RowOperation.UPSERT)
            .setScope(row.scope())
            .setAuthority(row.authority());
    return row.name() == null ? builder.build() : withContent(builder, row).build();
  }

  private ValidRow.Builder withContent(ValidRow.Builder builder, Upload.Row row) {
    var ledger = definition.name().equals(CatalogDriver.LEDGER);
    var content = ledger ? posting(row) : record(row);
    return builder
        .setContent(ByteBuffer.wrap(WireFormat.encodePlain(content)))
        .setHash(ByteBuffer.wrap(ContentHash.of(content)))
        .setNationalKey(row.key())
        .setUpdated(row.updated())
        .setMunicipality("0180")
        .setLatitude(59.3)
        .setLongitude(18.1);
  }

  private GenericData.Record posting(Upload.Row row) {
    var record = new GenericData.Record(definition.schema());
    for (var text : List.of("kopare", "verifikationsnummer", "leverantor", "leverantor_id")) {
      record.put(text, row.name());
    }
    record.put("kopare_id", "2120002080");
    record.put("konto_nr", "0410");
    record.put("konto_text", "Köp; \"övrigt\"");
    record.put("datum", (int) LocalDate.of(2025, 1, 31).toEpochDay());
    record.put("belopp", ByteBuffer.wrap(BigInteger.valueOf(-130203).toByteArray()));
    return record;
  }

  private GenericData.Record record(Upload.Row row) {
    var record = new GenericData.Record(definition.schema());
    record.put("name", row.name());
    record.put("latitude", 59.3);
    record.put("longitude", 18.1);
    if (definition.name().equals(CatalogDriver.TOILETS)) {
      record.put("source", "0180");
      record.put("id", row.localId());
      record.put("email", "a@example.se");
    } else {
      record.put("place_id", row.localId());
      record.put("nutskod", row.key());
    }
    return record;
  }
}
