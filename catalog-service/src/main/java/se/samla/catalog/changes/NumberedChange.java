package se.samla.catalog.changes;

import java.time.Instant;
import se.samla.events.RecordChange;

/**
 * A change and the change set it belongs to.
 *
 * @param size how many changes the change set has
 */
public record NumberedChange(
    int epoch, long changeSet, Instant committedAt, int size, RecordChange change) {}
