package se.samla.notification.delivering;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt brought.
 *
 * @param head the start of the response's body, at most 1 KiB; null when there was none
 */
record Reply(Outcome outcome, @Nullable String head, Instant startedAt, Duration duration) {}
