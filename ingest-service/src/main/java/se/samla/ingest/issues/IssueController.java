package se.samla.ingest.issues;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samla.ingest.publishers.Publisher;

/** What was found in an upload, for its publisher. */
@RestController
class IssueController {
  private final Issues issues;
  private final IssueOwners owners;

  IssueController(Issues issues, IssueOwners owners) {
    this.issues = issues;
    this.owners = owners;
  }

  record IssueView(
      int line,
      @Nullable String column,
      @Nullable String field,
      @Nullable String value,
      String code,
      String severity,
      String message,
      @Nullable String expected,
      @Nullable String suggestion) {
    static IssueView of(Issue issue, Locale locale) {
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

  record IssueList(List<IssueView> issues, @Nullable String next) {}

  @GetMapping("/v1/uploads/{id}/issues")
  @Operation(
      summary =
          "Lists an upload's issues in file order; messages in Swedish, or English by"
              + " Accept-Language")
  IssueList list(
      Publisher publisher,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "-2.0") String cursor,
      Locale locale) {
    owners.mustOwn(publisher, id);
    var size = Math.clamp(limit, 1, 1000);
    var from = IssueCursor.parse(cursor);
    var page = issues.after(id, from.sequence(), from.ordinal(), size);
    var views = page.stream().map(placed -> IssueView.of(placed.issue(), locale)).toList();
    return new IssueList(views, page.size() < size ? null : nextOf(id, size, page.getLast()));
  }

  private static String nextOf(UUID id, int limit, Issues.Placed last) {
    return "/v1/uploads/"
        + id
        + "/issues?limit="
        + limit
        + "&cursor="
        + new IssueCursor(last.sequence(), last.ordinal());
  }
}
