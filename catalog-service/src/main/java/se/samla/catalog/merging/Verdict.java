package se.samla.catalog.merging;

/**
 * What a row is beside what its publisher said before: the rule of {@link Difference} and {@link
 * SmallDeltas}, in SQL. The row is {@code said}, the contribution it meets {@code c}, and the
 * newest snapshot of its scope {@code part}.
 */
final class Verdict {
  private Verdict() {}

  /**
   * An expression that is erased, late, unchanged or changed.
   *
   * @param receipt of the row's upload, in SQL
   * @param snapshot the receipt of its source's newest snapshot of everything, in SQL
   */
  static String of(String receipt, String snapshot) {
    return """
    CASE
      WHEN c.erased_by IS NOT NULL THEN 'erased'
      WHEN %s < standing_receipt(c.receipt, c.unread_at, greatest(%s, part.receipt)) THEN 'late'
      WHEN c.hash = said.hash THEN 'unchanged'
      ELSE 'changed'
    END AS verdict
    """
        .formatted(receipt, snapshot);
  }
}
