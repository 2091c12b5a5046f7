package se.samla.ingest.reading;

/**
 * What reading a workbook takes beside the row at hand: memory for what the library keeps, and its
 * work on formulas. It writes a shared formula out anew for each cell, and asks of each cell
 * whether an array formula covers it.
 */
final class WorkbookCosts {
  private static final long MOST_STEPS = 1_000_000_000;
  private static final int STEPS_OF_A_CHARACTER = 8;
  private static final int FORMULA_BYTES = 200;

  private final ReadingLimits limits;
  private long kept;
  private long steps;
  private long arrays;
  private long longest;
  private boolean inKept;
  private long length;

  WorkbookCosts(ReadingLimits limits) {
    this.limits = limits;
  }

  void keep(long bytes) {
    kept += bytes;
    limits.keptBytes(kept);
  }

  /** A cell begins. */
  void cell() {
    step(arrays);
  }

  /**
   * @param tag what stands in the formula's tag beside its name
   */
  void beginFormula(StringBuilder tag, boolean isEmpty) {
    var isArray = tag.indexOf("array") >= 0;
    var isShared = tag.indexOf("shared") >= 0;
    if (isShared) {
      step(STEPS_OF_A_CHARACTER * longest);
    }
    if (isArray) {
      arrays++;
      keep(FORMULA_BYTES);
    }
    inKept = (isArray || isShared) && !isEmpty;
    length = 0;
  }

  /** More of a formula's text, if there is one open. */
  void formula(int characters) {
    length += inKept ? characters : 0;
  }

  void endFormula() {
    if (inKept) {
      inKept = false;
      longest = Math.max(longest, length);
      keep(length + FORMULA_BYTES);
    }
  }

  private void step(long more) {
    steps += more;
    ReadingLimits.check("formula-steps", steps, MOST_STEPS, 0);
  }
}
