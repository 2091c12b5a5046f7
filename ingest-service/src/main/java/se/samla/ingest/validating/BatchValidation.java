package se.samla.ingest.validating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.samla.events.UploadRows;
import se.samla.events.ValidRow;
import se.samla.events.ValidRows;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.issues.IssueCode;
import se.samla.schemas.datasets.DatasetDefinition;

/**
 * Sorts a batch's rows into those that go on and those that stay. Of rows with one id the first
 * wins: an identical repeat collapses into it, a differing one is an error.
 */
final class BatchValidation {
  private final UploadRows batch;
  private final RowValidator validator;
  private final DatasetDefinition definition;
  private final Map<String, ValidRow> valid = new HashMap<>();
  private final Sorted sorted = new Sorted();

  BatchValidation(UploadRows batch, DatasetDefinition definition, RowValidator.Owner owner) {
    this.batch = batch;
    this.definition = definition;
    var columns = BatchColumns.of(batch, definition);
    var coordinates = new Coordinates(definition, columns, batch.getRows());
    this.validator = new RowValidator(definition, columns, owner, coordinates);
  }

  BatchResult run(int schemaId) {
    batch.getRows().forEach(row -> sort(validator.validate(row)));
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
        batch.getRows().size() - sorted.invalid,
        sorted.invalid,
        sorted.idUnreadable,
        sorted.idsByLine);
  }

  private void sort(RowResult result) {
    sorted.issues.addAll(result.issues());
    remember(result);
    switch (result) {
      case RowResult.Valid(var row, _) -> valid(row);
      case RowResult.Invalid invalid -> invalid(invalid);
    }
  }

  private void remember(RowResult result) {
    var id = result.localId();
    if (id != null && !result.issues().isEmpty()) {
      sorted.idsByLine.put(result.issues().getFirst().line(), id);
    }
  }

  private void valid(ValidRow row) {
    var first = valid.putIfAbsent(row.getLocalId(), row);
    if (first == null) {
      sorted.rows.add(row);
    } else if (!says(first).equals(says(row))) {
      repeated(row, first);
    }
  }

  private void repeated(ValidRow row, ValidRow first) {
    sorted.invalid++;
    sorted.idsByLine.put(row.getLine(), row.getLocalId());
    var field = definition.localIdFields().getFirst();
    sorted.issues.add(
        Issue.of(
            row.getLine(),
            field,
            field,
            row.getLocalId(),
            IssueCode.REPEATED_ID,
            "≠ " + first.getLine()));
  }

  private void invalid(RowResult.Invalid row) {
    sorted.invalid++;
    if (row.localId() == null) {
      sorted.idUnreadable = true;
    } else {
      sorted.quarantined.add(row.localId());
    }
  }

  private static List<Object> says(ValidRow row) {
    return List.of(row.getOperation(), row.getHash() == null ? "" : row.getHash());
  }

  private static final class Sorted {
    private final List<ValidRow> rows = new ArrayList<>();
    private final List<String> quarantined = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();
    private final Map<Integer, String> idsByLine = new HashMap<>();
    private int invalid;
    private boolean idUnreadable;
  }
}
