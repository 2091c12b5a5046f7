package se.samla.catalog.describing;

import java.time.Period;
import java.util.Map;

/** The EU's words for how often. */
final class Frequencies {
  private static final Map<Period, String> WORDS =
      Map.of(
          Period.ofDays(1), "DAILY",
          Period.ofDays(7), "WEEKLY",
          Period.ofDays(14), "BIWEEKLY",
          Period.ofMonths(1), "MONTHLY",
          Period.ofMonths(3), "QUARTERLY",
          Period.ofMonths(6), "ANNUAL_2",
          Period.ofYears(1), "ANNUAL",
          Period.ofYears(2), "BIENNIAL");

  private Frequencies() {}

  static String wordOf(Period period) {
    return WORDS.getOrDefault(period, "OTHER");
  }
}
