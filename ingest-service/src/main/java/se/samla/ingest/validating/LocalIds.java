package se.samla.ingest.validating;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.ingest.issues.IssueCode;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.FieldDefinition;
import se.samla.schemas.datasets.RecordIdentity;

/** The publisher's id of a row: its own, or the one that was derived while it was read. */
final class LocalIds {
  private final DatasetDefinition definition;
  private final List<String> sources;

  /** What an earlier line of the upload has to do with a row. */
  enum Earlier {
    NONE,
    SAME,
    OTHER
  }

  LocalIds(DatasetDefinition definition) {
    this.definition = definition;
    this.sources = new ArrayList<>(definition.localIdFields());
    var derive = definition.manifest().identity().derive();
    if (derive != null) {
      sources.addAll(derive.fields());
    }
  }

  /** Null, with a finding, when it is missing or one of the fields it comes from is broken. */
  @Nullable String of(RawRow row, RecordIdentity identity, Findings findings) {
    if (findings.concern(definition.localIdFields())) {
      return null;
    }
    var given = identity.localId();
    return given == null ? derived(row, findings) : checked(given, findings);
  }

  private @Nullable String derived(RawRow row, Findings findings) {
    var id = row.getDerivedId();
    if (id == null) {
      return findings.concern(sources) ? null : missing(null, findings);
    }
    if (!definition.localIdFields().isEmpty()) {
      findings.add(field(), id, IssueCode.DERIVED_ID, field().name());
    }
    return id;
  }

  private @Nullable String checked(String id, Findings findings) {
    return id.length() > ConstraintCheck.MAX_LOCAL_ID ? missing(id, findings) : id;
  }

  private @Nullable String missing(@Nullable String id, Findings findings) {
    findings.add(
        field(),
        id,
        IssueCode.NO_LOCAL_ID,
        String.join(" | ", sources) + ", ≤ " + ConstraintCheck.MAX_LOCAL_ID);
    return null;
  }

  /** Whether the id stands on an earlier line, with a finding when that line says another thing. */
  Earlier earlier(RawRow row, String id, Findings findings) {
    for (var repeat : row.getRepeats()) {
      if (repeat.getField() == null && repeat.getIdentical()) {
        return Earlier.SAME;
      }
      if (repeat.getField() == null) {
        findings.add(field(), id, IssueCode.REPEATED_ID, "≠ line " + repeat.getLine());
        return Earlier.OTHER;
      }
    }
    return Earlier.NONE;
  }

  private FieldDefinition field() {
    return definition.field(sources.getFirst());
  }
}
