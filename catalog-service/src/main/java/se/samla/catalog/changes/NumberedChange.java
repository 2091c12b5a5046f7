package se.samla.catalog.changes;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samla.events.RecordChange;

/**
 * A change and the change set it belongs to.
 *
 * @param size how many changes the change set has
 * @param before the content before it, as it is read; null when there is none
 * @param after the same after it
 */
public record NumberedChange(
    int epoch,
    long changeSet,
    Instant committedAt,
    int size,
    RecordChange change,
    @Nullable Map<String, Object> before,
    @Nullable Map<String, Object> after) {}
