package se.samla.e2e;

/** A subscription, its subscriber's key and the secret that signs its webhooks. */
record Subscription(String id, String key, String secret) {}
