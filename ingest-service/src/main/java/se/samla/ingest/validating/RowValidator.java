package se.samla.ingest.validating;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.ingest.issues.IssueCode;
import se.samla.ingest.uploads.RowLimit;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.FieldDefinition;

/**
 * Rows of one batch against the dataset's Avro schema: each value by its type, logical type and
 * constraints, each required field there, the local id readable.
 */
final class RowValidator {
  private final DatasetDefinition definition;
  private final BatchColumns columns;
  private final Owner owner;
  private final RowRules rules;
  private final LocalIds localIds;
  private final Set<String> identifying;
  private final Coordinates coordinates;
  private final RowMaker maker;
  private final List<FieldDefinition> required;

  /**
   * Who delivers the rows.
   *
   * @param day when the upload began, in Sweden
   * @param erased ids of records that stay out
   */
  record Owner(String publisher, @Nullable String municipality, LocalDate day, Set<String> erased) {
    Owner(String publisher, @Nullable String municipality, LocalDate day) {
      this(publisher, municipality, day, Set.of());
    }
  }

  RowValidator(
      DatasetDefinition definition,
      BatchColumns columns,
      Owner owner,
      Coordinates coordinates,
      RowMaker maker) {
    this.definition = definition;
    this.columns = columns;
    this.owner = owner;
    this.rules = new RowRules(definition, owner);
    this.localIds = new LocalIds(definition);
    this.identifying = definition.identifyingFields();
    this.coordinates = coordinates;
    this.maker = maker;
    this.required =
        definition.fields().values().stream().filter(FieldDefinition::required).toList();
  }

  RowResult validate(RawRow row) {
    var findings = new Findings(row.getLine(), columns);
    var record = recordOf(row, findings);
    if (rules.refuses(record, findings)) {
      return new RowResult.Refused(findings.all());
    }
    checkSize(row, findings);
    if (row.getOperation() == RowOperation.UPSERT) {
      checkRequired(record, findings);
    }
    return result(row, record, findings);
  }

  private RowResult result(RawRow row, GenericRecord record, Findings findings) {
    var identity = definition.identify(record, owner.publisher(), owner.municipality());
    var localId = localIds.of(row, identity, findings);
    var scope = definition.scopeOf(record);
    rules.check(row, record, identity, findings); // behind the id, which they leave readable
    rules.keepOutErased(row, localId, identity, findings);
    if (findings.hasErrors() || localId == null || scope == null) {
      return new RowResult.Invalid(scope == null ? null : localId, findings.all());
    }
    return switch (localIds.earlier(row, localId, findings)) {
      case NONE ->
          new RowResult.Valid(
              maker.make(row, record, identity, new RowMaker.Name(localId, scope)), findings.all());
      case SAME -> new RowResult.Collapsed(findings.all());
      case OTHER -> new RowResult.Repeated(findings.all());
    };
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
              row, columns, findings, (field, text) -> checked(field, text) instanceof Parsed.Value)
          .forEach(misplaced -> record.put(misplaced, null));
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
        || (operation == RowOperation.DELETE && !identifying.contains(field.name()))) {
      return;
    }
    switch (checked(field, text)) {
      case Parsed.Value(var value) -> take(record, field, text, value, findings);
      case Parsed.Bad(var code, var expected) -> findings.add(field, text, code, expected);
    }
  }

  private void take(
      GenericRecord record, FieldDefinition field, String text, Object value, Findings findings) {
    record.put(field.name(), value);
    var expected = SwedenCheck.expected(field, value);
    if (expected != null) {
      findings.add(field, text, IssueCode.OUTSIDE_SWEDEN, expected);
    }
    if (rules.isTooLate(field, value)) {
      findings.add(field, text, IssueCode.FUTURE_DATE, "≤ " + owner.day());
    }
  }

  private Parsed checked(FieldDefinition field, String text) {
    var parsed = ValueParser.parse(field, identifying.contains(field.name()) ? text.strip() : text);
    if (parsed instanceof Parsed.Value(var value)) {
      var bad = ConstraintCheck.of(field, value);
      return bad == null ? parsed : bad;
    }
    return parsed;
  }

  private static void checkSize(RawRow row, Findings findings) {
    if (RowLimit.sizeOf(row.getValues()) > RowLimit.MAX_CHARACTERS) {
      findings.add(IssueCode.ROW_TOO_LARGE, "≤ 64 KiB");
    }
  }

  private void checkRequired(GenericRecord record, Findings findings) {
    for (var field : required) {
      if (record.get(field.name()) == null && !findings.concern(field.name())) {
        findings.add(field, null, IssueCode.MISSING, Expectation.of(field));
      }
    }
  }
}
