package se.samla.ingest.validating;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.issues.IssueCode;
import se.samla.schemas.datasets.FieldDefinition;

/** The findings of one row. */
final class Findings {
  private final int line;
  private final BatchColumns columns;
  private final List<Issue> issues = new ArrayList<>(0);
  private final Set<String> fields = new HashSet<>(0); // most rows have none

  Findings(int line, BatchColumns columns) {
    this.line = line;
    this.columns = columns;
  }

  void add(FieldDefinition field, @Nullable String value, IssueCode code, String expected) {
    fields.add(field.name());
    issues.add(Issue.of(line, columns.columnOf(field.name()), field.name(), value, code, expected));
  }

  void add(IssueCode code, String expected) {
    issues.add(new Issue(line, null, null, null, code, expected, null));
  }

  /** One finding instead of all that concern these fields. */
  void replace(List<String> names, Issue issue) {
    issues.removeIf(i -> i.field() != null && names.contains(i.field()));
    fields.addAll(names);
    issues.add(issue);
  }

  boolean concern(List<String> names) {
    return !fields.isEmpty() && names.stream().anyMatch(fields::contains);
  }

  boolean concern(String name) {
    return fields.contains(name);
  }

  boolean hasErrors() {
    return !issues.isEmpty() && issues.stream().anyMatch(Issue::isError);
  }

  List<Issue> all() {
    return issues;
  }
}
