package se.samla.ingest.issues;

import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/** The sentence that tells an issue to its publisher, in Swedish unless English is asked for. */
final class IssueTexts {
  private static final Locale SWEDISH = Locale.of("sv");

  private IssueTexts() {}

  static String of(Issue issue, Locale locale) {
    var bundle = bundle(locale);
    var suggestion = issue.suggestion();
    var question =
        suggestion == null
            ? ""
            : bundle.getString("did-you-mean").replace("{suggestion}", suggestion);
    return bundle
        .getString(issue.code().word())
        .replace("{column}", Objects.requireNonNullElse(issue.column(), ""))
        .replace("{expected}", Objects.requireNonNullElse(issue.expected(), ""))
        .replace("{value}", Objects.requireNonNullElse(issue.value(), ""))
        .concat(question);
  }

  private static ResourceBundle bundle(Locale locale) {
    var language = locale.getLanguage().equals("en") ? Locale.ENGLISH : SWEDISH;
    return ResourceBundle.getBundle(
        "issues",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
