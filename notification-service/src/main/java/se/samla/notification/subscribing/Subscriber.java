package se.samla.notification.subscribing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may subscribe. As a controller's parameter: the caller, authenticated by its key.
 *
 * @param publisher the organisation number, when it is also a publisher
 */
public record Subscriber(UUID id, String name, @Nullable String publisher) {}
