package se.samla.standalone.platform;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How far a consumer group is behind on a topic.
 *
 * @param messages that wait
 */
public record Lag(String group, String topic, long messages) {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(?m)^spring_cloud_stream_binder_kafka_offset\\{group=\"([^\"]+)\",topic=\"([^\"]+)\"\\}"
              + " ([0-9.E]+)$");

  /** Those that a service's metrics page tells. */
  static List<Lag> in(String metrics) {
    return SAMPLE.matcher(metrics).results().map(Lag::of).toList();
  }

  private static Lag of(MatchResult sample) {
    return new Lag(
        sample.group(1), sample.group(2), Math.round(Double.parseDouble(sample.group(3))));
  }
}
