package se.samla.ingest.receiving;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import se.samla.ingest.issues.IssueView;
import se.samla.ingest.reading.Dialect;
import se.samla.ingest.uploads.Upload;
import se.samla.ingest.validating.Trial;

/**
 * The report of a file that was only validated. Nothing of it is kept, so the issues are here.
 *
 * @param status {@code validated} when the file would go on to the merge, {@code rejected} when no
 *     row is valid
 * @param issues at most 1,000 of each code
 * @param issueCounts all findings by code
 */
record TrialView(
    String dataset,
    String publisher,
    String kind,
    String status,
    Upload.Rows rows,
    Map<String, Object> dialect,
    Map<String, Long> issueCounts,
    List<IssueView> issues) {

  static TrialView of(Submission submission, Dialect dialect, Trial trial, Locale locale) {
    return new TrialView(
        submission.dataset().name(),
        submission.publisher().id(),
        submission.kind().name().toLowerCase(Locale.ROOT),
        trial.valid() > 0 ? "validated" : "rejected",
        new Upload.Rows(
            trial.valid() + trial.invalid(), trial.valid(), trial.invalid(), trial.warnings()),
        dialect.found(),
        countsOf(trial),
        trial.issues().stream().map(issue -> IssueView.of(issue, locale)).toList());
  }

  private static Map<String, Long> countsOf(Trial trial) {
    var counts = new TreeMap<String, Long>();
    trial.counts().forEach((code, count) -> counts.put(code.word(), count));
    return counts;
  }
}
