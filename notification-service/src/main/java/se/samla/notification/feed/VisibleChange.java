package se.samla.notification.feed;

import java.time.Instant;

/**
 * A change on its way to a subscriber.
 *
 * @param view the change as JSON
 */
public record VisibleChange(Facts facts, Instant committedAt, String view) {}
