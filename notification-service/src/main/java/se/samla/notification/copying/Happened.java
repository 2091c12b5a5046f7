package se.samla.notification.copying;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samla.notification.feed.State;

/**
 * Something other than a change that somebody may want to hear of.
 *
 * @param stream where it is numbered
 * @param key the same for a repeated message
 * @param word what happened, for the counts of a batch
 * @param whose what filters look at
 * @param view what subscribers see
 */
record Happened(
    String stream,
    String key,
    Instant at,
    String word,
    State whose,
    Map<String, @Nullable Object> view) {}
