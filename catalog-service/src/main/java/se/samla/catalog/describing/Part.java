package se.samla.catalog.describing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one publisher delivered to a dataset.
 *
 * @param municipality the code of the municipality that it is; null for other organisations
 * @param deliveredAt when it did last
 */
record Part(
    String publisher, String name, @Nullable String municipality, @Nullable Instant deliveredAt) {}
