package se.samla.notification.delivering;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: seconds, or a date. */
final class RetryAfter {
  /** Longer than anything that is honoured, and short enough to be reckoned with. */
  private static final BigInteger AGES = BigInteger.valueOf(Duration.ofDays(3_650).toSeconds());

  private RetryAfter() {}

  /** Null when it is not there, or not understood. */
  static @Nullable Duration of(@Nullable Header header, Instant now) {
    if (header == null) {
      return null;
    }
    var value = header.getValue().strip();
    return value.matches("\\d+") ? seconds(value) : until(value, now);
  }

  private static Duration seconds(String digits) {
    return Duration.ofSeconds(new BigInteger(digits).min(AGES).longValue());
  }

  /** The time a header such as {@code Date} says; empty when it is not there, or not understood. */
  static Optional<Instant> time(@Nullable Header header) {
    try {
      return Optional.ofNullable(header).map(h -> parsed(h.getValue().strip()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static @Nullable Duration until(String date, Instant now) {
    try {
      var time = parsed(date);
      return time.isAfter(now) ? Duration.between(now, time) : Duration.ZERO;
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Instant parsed(String date) {
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
