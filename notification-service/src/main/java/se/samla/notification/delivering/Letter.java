package se.samla.notification.delivering;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.notification.signing.SigningSecret;

/**
 * An event ready to be sent.
 *
 * @param id the {@code webhook-id}
 * @param secrets to sign with, side by side
 * @param upload whose trace it is delivered in; null when no upload caused it
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read once
record Letter(
    URI url, String id, byte[] body, List<SigningSecret> secrets, @Nullable UUID upload) {}
