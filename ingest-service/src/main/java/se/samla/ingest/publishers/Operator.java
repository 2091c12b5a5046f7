package se.samla.ingest.publishers;

/** A person who runs Samla, by the name of the key. */
record Operator(String name) {}
