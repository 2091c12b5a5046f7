package se.samla.catalog.deciding;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision that had an effect.
 *
 * @param what confirmed, discarded, reversed, withdrawn, erased or erasure lifted
 * @param by the publisher or the operator's name
 */
record Decision(UUID upload, String what, String by, @Nullable String reason, Instant at) {}
