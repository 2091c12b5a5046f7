package se.samla.catalog.merging;

import java.time.Instant;

/** A numbered change set. */
record ChangeSet(int epoch, long number, Instant committedAt) {}
