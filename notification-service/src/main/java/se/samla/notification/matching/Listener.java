package se.samla.notification.matching;

import java.util.UUID;
import se.samla.notification.subscribing.Filter;

/**
 * What one subscription wants of a stream.
 *
 * @param revision grows with every edit
 */
record Listener(UUID subscription, Filter filter, long revision) {}
