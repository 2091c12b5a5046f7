package se.samla.catalog.deciding;

import org.jspecify.annotations.Nullable;

/**
 * A decision that an operator makes here, on no upload.
 *
 * @param member of whom, where it is not on the whole dataset
 * @param what rebuilt, not applicable or applicable
 */
record OperatorDecision(
    String dataset, @Nullable String member, String what, String by, String reason) {}
