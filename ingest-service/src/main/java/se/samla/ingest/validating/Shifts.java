package se.samla.ingest.validating;

import java.util.List;
import java.util.function.BiPredicate;
import se.samla.events.RawRow;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.issues.IssueCode;
import se.samla.schemas.datasets.FieldDefinition;

/** Tells one shift of columns instead of every value that it put under a wrong name. */
final class Shifts {
  private static final int SHOWN = 60;

  private Shifts() {}

  /** The fields that hold values of others. */
  static List<String> report(
      RawRow row,
      BatchColumns columns,
      Findings findings,
      BiPredicate<FieldDefinition, String> fits) {
    var hasStrays = row.getValues().size() > columns.size();
    var shift = findings.hasErrors() ? ColumnShift.of(row, columns, fits) : null;
    if (shift != null) {
      var behind = columns.names().subList(shift.place() + 1, columns.size());
      findings.replace(behind, issue(row, columns, shift.place()));
      return behind;
    }
    if (hasStrays) {
      findings.add(IssueCode.COLUMN_COUNT, "≤ " + columns.size());
    }
    return List.of();
  }

  private static Issue issue(RawRow row, BatchColumns columns, int place) {
    var text = String.valueOf(row.getValues().get(place));
    var shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN);
    return Issue.of(
        row.getLine(),
        columns.columns().get(place),
        columns.names().get(place),
        row.getValues().get(place + 1),
        IssueCode.COLUMNS_SHIFTED,
        "\"" + shown + "…\"");
  }
}
