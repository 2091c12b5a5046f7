package se.samla.ingest.validating;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.events.ValidRow;
import se.samla.ingest.issues.IssueCode;
import se.samla.ingest.uploads.RowLimit;
import se.samla.schemas.datasets.ContentHash;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.FieldDefinition;
import se.samla.schemas.datasets.RecordIdentity;
import se.samla.schemas.wire.WireFormat;

/**
 * Rows of one batch against the dataset's Avro schema: each value by its type, logical type and
 * constraints, each required field there, the local id readable.
 */
final class RowValidator {
  private final DatasetDefinition definition;
  private final BatchColumns columns;
  private final Owner owner;
  private final Coordinates coordinates;

  /** Who delivers the rows. */
  record Owner(String publisher, @Nullable String municipality) {}

  RowValidator(
      DatasetDefinition definition, BatchColumns columns, Owner owner, Coordinates coordinates) {
    this.definition = definition;
    this.columns = columns;
    this.owner = owner;
    this.coordinates = coordinates;
  }

  RowResult validate(RawRow row) {
    var findings = new Findings(row.getLine(), columns);
    var record = recordOf(row, findings);
    var identity = definition.identify(record, owner.publisher(), owner.municipality());
    var localId = localIdOf(identity, findings);
    checkSize(row, findings);
    if (row.getOperation() == RowOperation.UPSERT) {
      checkRequired(record, findings);
    }
    return findings.hasErrors() || localId == null
        ? new RowResult.Invalid(localId, findings.all())
        : new RowResult.Valid(validRow(row, record, identity, localId), findings.all());
  }

  private GenericRecord recordOf(RawRow row, Findings findings) {
    var record = new GenericData.Record(definition.schema());
    var values = row.getValues();
    for (var i = 0; i < Math.min(values.size(), columns.size()); i++) {
      put(record, columns.field(i), values.get(i), row.getOperation(), findings);
    }
    if (row.getOperation() == RowOperation.UPSERT) {
      coordinates.settle(record, row, findings);
      Shifts.report(
          row, columns, findings, (field, text) -> checked(field, text) instanceof Parsed.Value);
    }
    return record;
  }

  private void put(
      GenericRecord record,
      FieldDefinition field,
      @Nullable String text,
      RowOperation operation,
      Findings findings) {
    if (text == null
        || text.isBlank()
        || (operation == RowOperation.DELETE && !isIdentity(field))) {
      return;
    }
    switch (checked(field, text)) {
      case Parsed.Value(var value) -> take(record, field, text, value, findings);
      case Parsed.Bad(var code, var expected) -> findings.add(field, text, code, expected);
    }
  }

  private static void take(
      GenericRecord record, FieldDefinition field, String text, Object value, Findings findings) {
    record.put(field.name(), value);
    var expected = SwedenCheck.expected(field, value);
    if (expected != null) {
      findings.add(field, text, IssueCode.OUTSIDE_SWEDEN, expected);
    }
  }

  private Parsed checked(FieldDefinition field, String text) {
    var parsed = ValueParser.parse(field, isIdentity(field) ? text.strip() : text);
    if (parsed instanceof Parsed.Value(var value)) {
      var bad = ConstraintCheck.of(field, value);
      return bad == null ? parsed : bad;
    }
    return parsed;
  }

  private boolean isIdentity(FieldDefinition field) {
    return definition.localIdFields().contains(field.name());
  }

  /**
   * Null, with a finding, when the id is missing or one of the fields it could come from is broken.
   */
  private @Nullable String localIdOf(RecordIdentity identity, Findings findings) {
    if (findings.concern(definition.localIdFields())) {
      return null;
    }
    var id = identity.localId();
    if (id == null || id.length() > ConstraintCheck.MAX_LOCAL_ID) {
      findings.add(
          definition.field(definition.localIdFields().getFirst()),
          id,
          IssueCode.NO_LOCAL_ID,
          String.join(" | ", definition.localIdFields()) + ", ≤ " + ConstraintCheck.MAX_LOCAL_ID);
      return null;
    }
    return id;
  }

  private static void checkSize(RawRow row, Findings findings) {
    if (RowLimit.sizeOf(row.getValues()) > RowLimit.MAX_CHARACTERS) {
      findings.add(IssueCode.ROW_TOO_LARGE, "≤ 64 KiB");
    }
  }

  private void checkRequired(GenericRecord record, Findings findings) {
    definition.fields().values().stream()
        .filter(FieldDefinition::required)
        .filter(
            field -> record.get(field.name()) == null && !findings.concern(List.of(field.name())))
        .forEach(field -> findings.add(field, null, IssueCode.MISSING, Expectation.of(field)));
  }

  private ValidRow validRow(
      RawRow row, GenericRecord record, RecordIdentity identity, String localId) {
    var builder =
        ValidRow.newBuilder()
            .setLine(row.getLine())
            .setOperation(row.getOperation())
            .setLocalId(localId);
    if (row.getOperation() == RowOperation.UPSERT) {
      builder
          .setContent(ByteBuffer.wrap(WireFormat.encodePlain(record)))
          .setHash(ByteBuffer.wrap(ContentHash.of(record)))
          .setNationalKey(identity.nationalKey())
          .setMunicipality(identity.municipality())
          .setLatitude(definition.latitudeOf(record))
          .setLongitude(definition.longitudeOf(record))
          .setAuthority(identity.authority())
          .setUpdated(identity.updated());
    }
    return builder.build();
  }
}
