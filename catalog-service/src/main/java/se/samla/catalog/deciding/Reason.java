package se.samla.catalog.deciding;

import org.jspecify.annotations.Nullable;
import se.samla.catalog.reading.Problem;

/**
 * Why an operator decides something.
 *
 * @param reason kept with the decision
 */
record Reason(@Nullable String reason) {
  private static final int LONGEST = 500;

  /**
   * The reason.
   *
   * @throws Problem 400 when there is none, or too long a one
   */
  static String of(@Nullable Reason body) {
    var reason = body == null ? null : body.reason();
    if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
      throw Problem.badParameter(
          "reason", reason == null ? "missing" : reason, "why, 1 to 500 characters");
    }
    return reason.strip();
  }
}
