package se.samla.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import se.samla.standalone.platform.Platform;

/** Processor time that each part of a platform has used, its children's included. */
record Processor(Map<String, Duration> used) {
  static Processor of(Platform platform) {
    var used = new LinkedHashMap<String, Duration>();
    Stream.of(Memory.PARTS).forEach(part -> used.put(part, of(platform.processOf(part))));
    return new Processor(used);
  }

  /** Since an earlier look. */
  void tell(Report report, String what, Processor earlier) {
    used.forEach(
        (part, time) ->
            report.add(
                what + ", processor of " + part,
                time.minus(earlier.used().getOrDefault(part, Duration.ZERO)).toMillis() / 1e3,
                "s"));
  }

  private static Duration of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .flatMap(each -> each.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }
}
