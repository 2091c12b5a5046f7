package se.samla.standalone.platform;

import java.time.Duration;

/**
 * How long to wait before a part is started again: twice as long each time, from the beginning
 * again once it stayed up for a while.
 */
final class BackOff {
  static final Duration FIRST = Duration.ofMillis(200);
  static final Duration LONGEST = Duration.ofSeconds(10);
  static final Duration STEADY = Duration.ofSeconds(30);

  private Duration next = FIRST;

  /**
   * @param uptime how long the part was up this time
   */
  Duration after(Duration uptime) {
    var wait = uptime.compareTo(STEADY) >= 0 ? FIRST : next;
    var doubled = wait.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }
}
