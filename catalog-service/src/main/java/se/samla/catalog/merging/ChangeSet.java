package se.samla.catalog.merging;

import java.time.Instant;

/** A numbered change set. */
public record ChangeSet(int epoch, long number, Instant committedAt) {}
