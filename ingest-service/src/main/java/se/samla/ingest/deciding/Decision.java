package se.samla.ingest.deciding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.ingest.publishers.Caller;

/** Who decided what about an upload, and why. */
record Decision(UUID upload, Caller by, @Nullable String reason) {
  private static final int LONGEST_REASON = 500;

  Decision {
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw new InvalidDecisionException(
          "reason: " + reason.length() + " characters (expected: ≤ " + LONGEST_REASON + ")");
    }
  }

  /** For people. */
  String byWhomAndWhy() {
    return by.signature() + ": " + (reason == null ? "no reason given" : reason);
  }
}
