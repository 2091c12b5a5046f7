package se.samla.notification.signing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The header {@code webhook-signature} of Standard Webhooks 1.0. */
public final class WebhookSignature {
  private WebhookSignature() {}

  /**
   * One signature for each secret, side by side: while a secret is rotated both are valid.
   *
   * @param time of this attempt
   */
  public static String of(String id, Instant time, byte[] body, List<SigningSecret> secrets) {
    var message = message(id, time, body);
    return secrets.stream().map(secret -> secret.sign(message)).collect(Collectors.joining(" "));
  }

  private static byte[] message(String id, Instant time, byte[] body) {
    var head = (id + "." + time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
    var message = new byte[head.length + body.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    return message;
  }
}
