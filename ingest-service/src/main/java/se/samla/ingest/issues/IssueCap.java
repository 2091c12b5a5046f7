package se.samla.ingest.issues;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Of each code at most 1,000 issues are listed per upload; all are counted. */
public final class IssueCap {
  static final long PER_CODE = 1000;

  private IssueCap() {}

  /**
   * The first of the issues, as far as their code has room.
   *
   * @param before how many of each code the upload has already
   */
  public static List<Issue> listed(List<Issue> issues, Map<IssueCode, Long> before) {
    var counts = new EnumMap<IssueCode, Long>(IssueCode.class);
    counts.putAll(before);
    return issues.stream()
        .filter(issue -> counts.merge(issue.code(), 1L, Long::sum) <= PER_CODE)
        .toList();
  }
}
