package se.samla.ingest.validating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.samla.events.RawRow;
import se.samla.events.UploadRows;
import se.samla.events.ValidRow;
import se.samla.events.ValidRows;
import se.samla.ingest.issues.Issue;
import se.samla.schemas.datasets.DatasetDefinition;

/**
 * Sorts a batch's rows into those that go on and those that stay. Of rows with one id the first of
 * the upload wins: an identical repeat collapses into it, a differing one is an error.
 */
final class BatchValidation {
  private final UploadRows batch;
  private final RowValidator validator;
  private final boolean mayHaveIds;
  private final Sorted sorted = new Sorted();

  BatchValidation(UploadRows batch, DatasetDefinition definition, RowValidator.Owner owner) {
    this(batch, definition, owner, RowMaker.of(definition));
  }

  BatchValidation(
      UploadRows batch, DatasetDefinition definition, RowValidator.Owner owner, RowMaker maker) {
    this.batch = batch;
    this.mayHaveIds = !definition.localIdFields().isEmpty();
    var columns = BatchColumns.of(batch, definition);
    var coordinates = new Coordinates(definition, columns, batch.getRows());
    this.validator = new RowValidator(definition, columns, owner, coordinates, maker);
  }

  BatchResult run(int schemaId) {
    batch.getRows().forEach(row -> sort(row, validator.validate(row)));
    var event =
        new ValidRows(
            batch.getUpload(),
            batch.getDataset(),
            batch.getPublisher(),
            batch.getSequence(),
            schemaId,
            sorted.rows,
            sorted.quarantined);
    return new BatchResult(
        event,
        sorted.issues,
        new BatchResult.Counts(
            batch.getRows().size() - sorted.invalid, sorted.invalid, sorted.derived),
        sorted.idUnreadable,
        sorted.scopes,
        sorted.idsByLine);
  }

  private void sort(RawRow raw, RowResult result) {
    sorted.issues.addAll(result.issues());
    remember(result);
    switch (result) {
      case RowResult.Valid(var row, _) -> valid(raw, row);
      case RowResult.Collapsed _ -> {}
      case RowResult.Repeated _, RowResult.Refused _ -> sorted.invalid++;
      case RowResult.Invalid invalid -> invalid(invalid);
    }
  }

  private void remember(RowResult result) {
    var id = result.localId();
    if (id != null && !result.issues().isEmpty()) {
      sorted.idsByLine.put(result.issues().getFirst().line(), id);
    }
  }

  private void valid(RawRow raw, ValidRow row) {
    sorted.rows.add(row);
    sorted.derived += mayHaveIds && raw.getDerivedId() != null ? 1 : 0;
    if (!row.getScope().isEmpty()) {
      sorted.scopes.add(row.getScope());
    }
  }

  private void invalid(RowResult.Invalid row) {
    sorted.invalid++;
    if (row.localId() == null) {
      sorted.idUnreadable = true;
    } else {
      sorted.quarantined.add(row.localId());
    }
  }

  private static final class Sorted {
    private final List<ValidRow> rows = new ArrayList<>();
    private final List<String> quarantined = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();
    private final Map<Integer, String> idsByLine = new HashMap<>();
    private final Set<String> scopes = new LinkedHashSet<>();
    private int invalid;
    private int derived;
    private boolean idUnreadable;
  }
}
