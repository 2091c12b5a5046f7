package se.samla.catalog.covering;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.samla.events.CoverageState;

/** How many deliver, are late or stopped, and what they have left to mend, as figures. */
@Component
class CoverageMeters {
  private final IssueCounts issues;
  private final MultiGauge publishers;
  private final MultiGauge openIssues;

  CoverageMeters(IssueCounts issues, MeterRegistry meters) {
    this.issues = issues;
    publishers =
        MultiGauge.builder("samla.coverage.publishers")
            .description("Expected publishers by the state of their deliveries")
            .register(meters);
    openIssues =
        MultiGauge.builder("samla.coverage.issues")
            .description("Open issues of all publishers; errors keep their rows out")
            .register(meters);
  }

  /**
   * @param states by dataset, of everyone who is expected
   */
  void count(Map<String, List<CoverageState>> states) {
    publishers.register(rows(states, CoverageMeters::publishers), true);
    openIssues.register(rows(issues.totals(), CoverageMeters::issues), true);
  }

  private interface Rows<T> {
    Stream<Row<?>> of(String dataset, T counted);
  }

  private static <T> List<Row<?>> rows(Map<String, T> counted, Rows<T> rows) {
    return counted.entrySet().stream()
        .<Row<?>>flatMap(entry -> rows.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Stream<Row<?>> publishers(String dataset, List<CoverageState> states) {
    var counts = states.stream().collect(Collectors.groupingBy(s -> s, Collectors.counting()));
    return Stream.of(CoverageState.values())
        .map(state -> row(dataset, "state", Cell.word(state), counts.getOrDefault(state, 0L)));
  }

  private static Stream<Row<?>> issues(String dataset, OpenIssues issues) {
    return Stream.of(
        row(dataset, "severity", "error", issues.errors()),
        row(dataset, "severity", "other", issues.open() - issues.errors()));
  }

  private static Row<?> row(String dataset, String name, String value, long count) {
    return Row.of(Tags.of("dataset", dataset, name, value), count);
  }
}
