package se.samla.ingest.issues;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samla.ingest.issues.LiveIssueList.State;
import se.samla.ingest.paging.Paging;
import se.samla.ingest.publishers.Caller;
import se.samla.ingest.publishers.PublisherNotFoundException;

/** What a publisher has left to mend, over all its uploads. */
@RestController
class LiveIssueController {
  private final LiveIssueList issues;

  LiveIssueController(LiveIssueList issues) {
    this.issues = issues;
  }

  /**
   * @param openedAt when the first upload with this finding ended
   * @param closedBy the upload that ended it
   */
  record LiveIssueView(
      UUID upload,
      String dataset,
      @Nullable String localId,
      Instant openedAt,
      @Nullable Instant closedAt,
      @Nullable UUID closedBy,
      IssueView issue) {}

  record LiveIssues(List<LiveIssueView> issues, @Nullable String next) {}

  @GetMapping("/v1/publishers/{organisationNumber}/issues")
  @Operation(
      summary = "Lists a publisher's issues that are open, or closed, over all its uploads",
      description =
          "An issue is open until a later upload delivers its row valid or, as a snapshot, without"
              + " it.")
  LiveIssues list(
      Caller caller,
      @PathVariable String organisationNumber,
      @RequestParam(defaultValue = "") String dataset,
      @RequestParam(defaultValue = "open") String state,
      @ParameterObject Paging paging,
      Locale locale) {
    if (!caller.maySee(organisationNumber)) {
      throw new PublisherNotFoundException("publisher: " + organisationNumber);
    }
    var size = paging.size();
    var filter = new LiveIssueList.Filter(organisationNumber, dataset, State.of(state));
    var page = issues.after(filter, LiveIssueList.Place.parse(paging.place()), paging, locale);
    return new LiveIssues(
        page.stream().map(LiveIssueList.Listed::view).toList(),
        page.size() < size ? null : filter.next(size, page.getLast().place()));
  }
}
