package se.samla.notification.delivering;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an attempt. */
sealed interface Outcome {

  /** 2xx. */
  record Delivered(int status) implements Outcome {}

  /** 410: the receiver wants no more. */
  record Gone() implements Outcome {}

  /** 429 or 503 that says when to come again. */
  record SlowDown(int status, Duration retryAfter) implements Outcome {}

  /** Any other status; redirects too, for they are never followed. */
  record Refused(int status) implements Outcome {}

  /** No answer, or none in time. */
  record Failed(Failure failure) implements Outcome {}

  /** All that a subscriber learns of a failure: a fixed word, no oracle of our network. */
  enum Failure {
    TIMEOUT,
    CONNECTION,
    TLS,
    ADDRESS
  }

  /** All that {@link #word} says. */
  List<String> WORDS =
      List.of(
          "delivered", "gone", "slow_down", "refused", "timeout", "connection", "tls", "address");

  /** One word for meters and the deliveries API. */
  default String word() {
    return switch (this) {
      case Delivered _ -> "delivered";
      case Gone _ -> "gone";
      case SlowDown _ -> "slow_down";
      case Refused _ -> "refused";
      case Failed(var failure) -> failure.name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  /** The HTTP status; null when there was none. */
  default @Nullable Integer httpStatus() {
    return switch (this) {
      case Delivered(var status) -> status;
      case Gone _ -> 410;
      case SlowDown(var status, _) -> status;
      case Refused(var status) -> status;
      case Failed _ -> null;
    };
  }

  /** Whether the receiver itself found fault with the request. */
  default boolean isRefusal() {
    return this instanceof Refused(var status) && status >= 400 && status < 500;
  }

  /**
   * @param retryAfter as the response says, if it does
   */
  static Outcome of(int status, @Nullable Duration retryAfter) {
    if (status >= 200 && status < 300) {
      return new Delivered(status);
    }
    if (status == 410) {
      return new Gone();
    }
    return (status == 429 || status == 503) && retryAfter != null
        ? new SlowDown(status, retryAfter)
        : new Refused(status);
  }
}
