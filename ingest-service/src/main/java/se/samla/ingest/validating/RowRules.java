package se.samla.ingest.validating;

import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.ingest.issues.IssueCode;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.FieldDefinition;
import se.samla.schemas.datasets.Manifest;
import se.samla.schemas.datasets.RecordIdentity;

/** The manifest's rules about whole rows: what may be published, by whom, and what came before. */
final class RowRules {
  private final DatasetDefinition definition;
  private final RowValidator.Owner owner;

  RowRules(DatasetDefinition definition, RowValidator.Owner owner) {
    this.definition = definition;
    this.owner = owner;
  }

  /** Whether the row must never be published, with a finding. */
  boolean refuses(GenericRecord record, Findings findings) {
    var privacy = definition.manifest().privacy();
    if (privacy == null) {
      return false;
    }
    var broken = privacy.refuse().stream().filter(rule -> matches(rule, record)).findFirst();
    broken.ifPresent(
        rule ->
            findings.add(
                definition.field(rule.field()),
                String.valueOf(record.get(rule.field())),
                IssueCode.NOT_FOR_PUBLICATION,
                "≠ " + rule.pattern()));
    return broken.isPresent();
  }

  private static boolean matches(Manifest.Refusal rule, GenericRecord record) {
    var value = record.get(rule.field());
    return value != null && rule.pattern().matcher(value.toString()).find();
  }

  /** Whose row it is, what the reader masked, and which unique values came before. */
  void check(RawRow row, GenericRecord record, RecordIdentity identity, Findings findings) {
    marks(row, record, findings);
    if (row.getOperation() == RowOperation.UPSERT) {
      perimeter(record, identity, findings);
    }
  }

  /** What personal data was erased of comes back by nobody's doing but an operator's. */
  void keepOutErased(
      RawRow row, @Nullable String localId, RecordIdentity identity, Findings findings) {
    if (!owner.erased().isEmpty() && row.getOperation() == RowOperation.UPSERT) {
      Stream.of(identity.nationalKey(), owner.publisher() + "." + localId)
          .filter(id -> id != null && owner.erased().contains(id))
          .findFirst()
          .ifPresent(id -> findings.add(IssueCode.ERASED, "≠ " + id));
    }
  }

  private void marks(RawRow row, GenericRecord record, Findings findings) {
    for (var name : row.getMasked()) {
      findings.add(
          definition.field(name),
          Objects.toString(record.get(name), null),
          IssueCode.PERSONAL_NUMBER,
          "YYMMDD-XXXX");
    }
    for (var repeat : row.getRepeats()) {
      if (repeat.getField() != null) {
        var field = definition.field(repeat.getField());
        var value = Objects.toString(record.get(field.name()), null);
        findings.add(field, value, IssueCode.NOT_UNIQUE, "≠ line " + repeat.getLine());
      }
    }
  }

  /** A date that must not lie in the future, seen from the day the upload began. */
  boolean isTooLate(FieldDefinition field, Object value) {
    return field.constraints().past() && (Integer) value > owner.day().toEpochDay();
  }

  private void perimeter(GenericRecord record, RecordIdentity identity, Findings findings) {
    var rule = definition.manifest().perimeter();
    if (rule != null) {
      ownMunicipality(rule, identity, findings);
      publisher(rule, record, findings);
    }
  }

  private void ownMunicipality(
      Manifest.Perimeter rule, RecordIdentity identity, Findings findings) {
    var own = owner.municipality();
    var its = identity.municipality();
    if (Boolean.TRUE.equals(rule.ownMunicipality())
        && own != null
        && its != null
        && !own.equals(its)) {
      findings.add(municipalityField(), its, IssueCode.OUTSIDE_PERIMETER, own);
    }
  }

  private FieldDefinition municipalityField() {
    var municipality = definition.manifest().municipality();
    var field = municipality == null ? null : municipality.field();
    var key = definition.manifest().identity().nationalKey();
    return definition.field(
        field == null ? Objects.requireNonNull(key).fields().getFirst() : field);
  }

  private void publisher(Manifest.Perimeter rule, GenericRecord record, Findings findings) {
    @Nullable String field = rule.publisher();
    @Nullable Object value = field == null ? null : record.get(field);
    if (field != null && value != null && !value.toString().equals(owner.publisher())) {
      findings.add(
          definition.field(field),
          value.toString(),
          IssueCode.OUTSIDE_PERIMETER,
          owner.publisher());
    }
  }
}
