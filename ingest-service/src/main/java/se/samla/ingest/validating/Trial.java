package se.samla.ingest.validating;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.samla.events.UploadRows;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.issues.IssueCap;
import se.samla.ingest.issues.IssueCode;
import se.samla.ingest.publishers.Publisher;
import se.samla.schemas.datasets.DatasetDefinition;

/** The validator of every upload, in process: it counts and lists, and leaves no trace. */
public final class Trial {
  private static final int NO_SCHEMA = 0;
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final DatasetDefinition dataset;
  private final RowValidator.Owner owner;
  private final List<Issue> issues = new ArrayList<>();
  private final Map<IssueCode, Long> counts = new TreeMap<>();
  private long valid;
  private long invalid;
  private long warnings;

  /**
   * @param at when the trial began
   * @param erased ids of records that stay out
   */
  public Trial(DatasetDefinition dataset, Publisher publisher, Instant at, Set<String> erased) {
    this.dataset = dataset;
    var day = LocalDate.ofInstant(at, SWEDEN);
    this.owner = new RowValidator.Owner(publisher.id(), publisher.municipality(), day, erased);
  }

  /** Validates a batch; {@code null} is none. */
  public void accept(@Nullable UploadRows batch) {
    if (batch != null) {
      var result = new BatchValidation(batch, dataset, owner, RowMaker.OF_TRIALS).run(NO_SCHEMA);
      valid += result.validRows();
      invalid += result.invalid();
      warnings += result.warnings();
      add(result.issues());
    }
  }

  /** Counts findings, and lists those that {@link IssueCap} lets through. */
  public void add(List<Issue> found) {
    issues.addAll(IssueCap.listed(found, counts));
    found.forEach(issue -> counts.merge(issue.code(), 1L, Long::sum));
  }

  public long valid() {
    return valid;
  }

  public long invalid() {
    return invalid;
  }

  public long warnings() {
    return warnings;
  }

  public List<Issue> issues() {
    return issues;
  }

  /** All findings by code, listed or not. */
  public Map<IssueCode, Long> counts() {
    return counts;
  }
}
