package se.samla.standalone.commands;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import se.samla.standalone.platform.Backlog;
import se.samla.standalone.platform.Status;

/** A platform's state as lines for people. */
final class StatusTable {
  private StatusTable() {}

  static List<String> of(Status status, Clock clock) {
    var lines = new ArrayList<String>();
    lines.add("%-14s %s".formatted("PART", "STATE"));
    status.parts().forEach((part, up) -> lines.add("%-14s %s".formatted(part, up ? "up" : "down")));
    lines.addAll(List.of("", "%-28s %-34s %s".formatted("CONSUMER GROUP", "TOPIC", "WAITING")));
    status
        .lags()
        .forEach(
            lag ->
                lines.add("%-28s %-34s %7d".formatted(lag.group(), lag.topic(), lag.messages())));
    lines.addAll(List.of("", "%-14s %7s  %s".formatted("OPEN UPLOADS", "NUMBER", "OLDEST")));
    status.backlog().forEach(open -> lines.add(line(open, clock)));
    if (status.backlog().isEmpty()) {
      lines.add("none");
    }
    return lines;
  }

  private static String line(Backlog open, Clock clock) {
    var age = Duration.between(open.oldest(), clock.instant());
    return "%-14s %7d  %s ago".formatted(open.status(), open.uploads(), said(age));
  }

  /** In the two largest units. */
  private static String said(Duration age) {
    if (age.toHours() > 0) {
      return age.toHours() + " h " + age.toMinutesPart() + " min";
    }
    return age.toMinutes() > 0
        ? age.toMinutes() + " min " + age.toSecondsPart() + " s"
        : age.toSeconds() + " s";
  }
}
