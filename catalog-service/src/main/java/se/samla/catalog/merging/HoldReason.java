package se.samla.catalog.merging;

import java.util.Optional;

/** Why an upload waits for a person. */
enum HoldReason {
  ASKED("asked"),
  DELETES_TOO_MUCH("deletes-too-much"),
  REVERSAL("reversal");

  private final String word;

  HoldReason(String word) {
    this.word = word;
  }

  /** The stable word of the event. */
  String word() {
    return word;
  }

  /** Why this upload needs a confirmation; empty when it may go on by itself. */
  static Optional<HoldReason> of(ReadyUpload upload, Loss loss) {
    if (upload.kind() == ReadyUpload.Kind.REVERSAL) {
      return Optional.of(REVERSAL);
    }
    if (upload.isGuarded() && loss.isTooMuch(upload.source().dataset().guard())) {
      return Optional.of(DELETES_TOO_MUCH);
    }
    return upload.confirmAlways() ? Optional.of(ASKED) : Optional.empty();
  }
}
