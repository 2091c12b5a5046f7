package se.samla.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One number of a benchmark.
 *
 * @param unit of the value; {@link #RATIO} for the quotient of two others of the same run
 * @param aim null when nothing is promised
 */
record Figure(String name, double value, String unit, @Nullable Aim aim) {
  static final String RATIO = "×";

  /** As people read it. */
  String number() {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%,.2f" : "%,.0f", value);
  }

  /** The number that is aimed at; 0 when there is none. */
  double aimed() {
    return aim == null ? 0 : aim.limit();
  }

  /** A line of the table. */
  String line() {
    return "%-52s %12s %-16s %s".formatted(name, number(), unit, verdict()).stripTrailing();
  }

  private String verdict() {
    if (aim == null) {
      return "";
    }
    var met = aim.isMetBy(value);
    return "aim " + aim.words() + (met == null ? "" : met ? ", met" : ", MISSED");
  }

  /** As it is written for who compares runs. */
  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", name);
    json.put("value", value);
    json.put("unit", unit);
    if (aim != null) {
      json.put("aim", aim.words());
      json.put("met", aim.isMetBy(value));
    }
    return json;
  }
}
