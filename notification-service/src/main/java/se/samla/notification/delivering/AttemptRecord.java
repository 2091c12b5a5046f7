package se.samla.notification.delivering;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as it is kept and shown.
 *
 * @param id null before it is kept
 * @param dataset or {@code subscription} for events about the subscription itself
 * @param outcome one fixed word
 * @param responseHead the start of the response's body
 * @param from the cursor the batch starts after
 * @param to the cursor the batch ends with
 * @param nextAttemptAt null when none follows
 */
record AttemptRecord(
    @Nullable Long id,
    UUID subscription,
    String dataset,
    String webhookId,
    int attempt,
    Instant startedAt,
    int durationMs,
    String outcome,
    @Nullable Integer status,
    @Nullable String responseHead,
    String from,
    String to,
    @Nullable Instant nextAttemptAt) {

  static AttemptRecord of(Attempt attempt) {
    var reply = attempt.reply();
    return new AttemptRecord(
        null,
        attempt.claim().subscription(),
        attempt.claim().stream(),
        attempt.batchId(),
        attempt.number(),
        reply.startedAt(),
        Math.toIntExact(reply.duration().toMillis()),
        reply.outcome().word(),
        reply.outcome().httpStatus(),
        reply.head(),
        attempt.claim().delivered().toString(),
        attempt.parcel().batch().to().toString(),
        attempt.next() instanceof NextStep.Retry(var pause)
            ? reply.startedAt().plus(reply.duration()).plus(pause)
            : null);
  }
}
