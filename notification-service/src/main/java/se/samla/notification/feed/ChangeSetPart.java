package se.samla.notification.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some changes of one change set, in order.
 *
 * @param size how many changes the whole set has; null when that is not known yet
 */
public record ChangeSetPart(
    String stream,
    int epoch,
    long number,
    @Nullable Integer size,
    Instant committedAt,
    List<Change> changes) {}
