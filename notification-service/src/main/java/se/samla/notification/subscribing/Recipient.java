package se.samla.notification.subscribing;

import java.net.URI;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a subscription's events go, and what they are signed with (encrypted).
 *
 * @param previousSecret while it still counts beside the new one
 * @param isProven whether the URL has said that it wants our events
 */
public record Recipient(
    UUID id, URI url, String secret, @Nullable String previousSecret, boolean isProven) {
  public Stream<String> secrets() {
    return Stream.concat(Stream.of(secret), Stream.ofNullable(previousSecret));
  }
}
