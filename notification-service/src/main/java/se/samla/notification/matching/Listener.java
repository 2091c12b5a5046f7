package se.samla.notification.matching;

import java.util.UUID;
import se.samla.notification.subscribing.Filter;

/** What one subscription wants of a stream. */
record Listener(UUID subscription, Filter filter) {}
