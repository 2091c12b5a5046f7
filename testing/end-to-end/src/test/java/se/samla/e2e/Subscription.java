package se.samla.e2e;

import java.util.Map;
import se.samla.schemas.changes.Cursor;

/**
 * A subscription, its subscriber's key and the secret that signs its webhooks.
 *
 * @param from by dataset, after which change it begins
 */
record Subscription(String id, String key, String secret, Map<String, Cursor> from) {}
