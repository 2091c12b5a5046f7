package se.samla.ingest.issues;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import se.samla.ingest.paging.Paging;
import se.samla.ingest.publishers.Caller;

/** What was found in an upload, for its publisher. */
@RestController
class IssueController {
  private final Issues issues;
  private final IssueCounts counts;
  private final IssueOwners owners;

  IssueController(Issues issues, IssueCounts counts, IssueOwners owners) {
    this.issues = issues;
    this.counts = counts;
    this.owners = owners;
  }

  /**
   * @param counts all findings by code; of each code at most 1,000 are listed
   */
  record IssueList(List<IssueView> issues, Map<String, Long> counts, @Nullable String next) {}

  @GetMapping(path = "/v1/uploads/{id}/issues", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Lists an upload's issues in file order; messages in Swedish, or English by"
              + " Accept-Language")
  IssueList list(
      Caller caller, @PathVariable UUID id, @ParameterObject Paging paging, Locale locale) {
    owners.mustOwn(caller, id);
    var size = paging.size();
    var page = issues.after(id, IssueCursor.of(paging.place()), paging);
    var views = page.stream().map(placed -> IssueView.of(placed.issue(), locale)).toList();
    return new IssueList(
        views, counts.of(id), page.size() < size ? null : nextOf(id, size, page.getLast()));
  }

  @GetMapping(path = "/v1/uploads/{id}/issues", produces = IssueCsv.TYPE)
  @Operation(summary = "The same as a file for a spreadsheet, formulas neutralised")
  ResponseEntity<StreamingResponseBody> csv(Caller caller, @PathVariable UUID id, Locale locale) {
    owners.mustOwn(caller, id);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, IssueCsv.TYPE + ";charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"issues-" + id + ".csv\"")
        .body(out -> IssueCsv.write(issues.all(id), locale, out));
  }

  private static String nextOf(UUID id, int limit, Issues.Placed last) {
    return "/v1/uploads/" + id + "/issues?limit=" + limit + "&cursor=" + last.cursor();
  }
}
