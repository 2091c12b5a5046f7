package se.samla.standalone.repairing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be processed.
 *
 * @param place its partition and offset among the dead letters
 * @param key null when it has none
 * @param bytes the size of the message
 * @param cause why it could not be processed, as the service said
 * @param waits whether it has not been sent again
 */
public record DeadLetter(
    String place, Instant at, @Nullable String key, int bytes, String cause, boolean waits) {}
