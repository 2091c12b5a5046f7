package se.samla.catalog.covering;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.samla.events.CoverageState;

/**
 * One who is expected to deliver to a dataset.
 *
 * @param member a municipality's code, or an organisation number
 * @param municipality the code; null for other organisations
 * @param publisher the organisation number; null when none was registered
 * @param notApplicable why nothing is expected after all
 * @param told the state that was told last
 * @param issues what the publisher has left to mend
 */
record Cell(
    String member,
    @Nullable String municipality,
    String name,
    @Nullable String publisher,
    @Nullable Instant deliveredAt,
    @Nullable String notApplicable,
    CoverageState told,
    OpenIssues issues) {

  CoverageState stateAt(Instant now, Schedule schedule) {
    return notApplicable == null
        ? schedule.stateAt(now, deliveredAt)
        : CoverageState.NOT_APPLICABLE;
  }

  /** As JSON, CSV, metrics and webhooks write a state. */
  static String word(CoverageState state) {
    return state == CoverageState.NOT_APPLICABLE
        ? "notApplicable"
        : state.name().toLowerCase(Locale.ROOT);
  }

  /** The organisation, also before it is registered; null where that could be any. */
  @Nullable String organisation() {
    return publisher == null && municipality == null ? member : publisher;
  }
}
