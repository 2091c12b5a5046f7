package se.samla.notification.delivering;

import java.net.URI;
import java.util.List;
import se.samla.notification.signing.SigningSecret;

/**
 * An event ready to be sent.
 *
 * @param id the {@code webhook-id}
 * @param secrets to sign with, side by side
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read once
record Letter(URI url, String id, byte[] body, List<SigningSecret> secrets) {}
