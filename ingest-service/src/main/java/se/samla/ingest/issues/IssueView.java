package se.samla.ingest.issues;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An issue as its publisher reads it. */
public record IssueView(
    int line,
    @Nullable String column,
    @Nullable String field,
    @Nullable String value,
    String code,
    String severity,
    String message,
    @Nullable String expected,
    @Nullable String suggestion) {

  /**
   * @param locale the language of the message: English, else Swedish
   */
  public static IssueView of(Issue issue, Locale locale) {
    return new IssueView(
        issue.line(),
        issue.column(),
        issue.field(),
        issue.value(),
        issue.code().word(),
        issue.code().severity().name().toLowerCase(Locale.ROOT),
        IssueTexts.of(issue, locale),
        issue.expected(),
        issue.suggestion());
  }
}
