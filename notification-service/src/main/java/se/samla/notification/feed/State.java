package se.samla.notification.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a filter looks at in a record as it was or is.
 *
 * @param latitude WGS 84; null when the record has no point
 */
public record State(
    @Nullable String publisher,
    @Nullable String municipality,
    @Nullable Double latitude,
    @Nullable Double longitude) {}
