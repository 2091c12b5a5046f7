package se.samla.notification.signing;

import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What the deliveries of a subscription are signed with, as Standard Webhooks writes it. */
public sealed interface SigningSecret permits SymmetricSecret, Ed25519Secret {

  /** {@code v1} or {@code v1a}. */
  String kind();

  /** The text that is stored (encrypted); never logged. */
  String text();

  /**
   * What the subscriber is shown, once: the secret it shares, or the public key it verifies with.
   */
  String shown();

  /** One signature, such as {@code v1,…}. */
  String sign(byte[] message);

  /** A new secret of a kind: {@code v1} or {@code v1a}. */
  static SigningSecret create(@Nullable String kind, SecureRandom random) {
    return switch (kind) {
      case "v1" -> SymmetricSecret.create(random);
      case "v1a" -> Ed25519Secret.create();
      case null -> SymmetricSecret.create(random);
      default ->
          throw new IllegalArgumentException("signature: " + kind + " (expected: v1 or v1a)");
    };
  }

  /**
   * @throws IllegalArgumentException when the text is no secret; the text is not repeated
   */
  static SigningSecret parse(String text) {
    if (text.startsWith(SymmetricSecret.PREFIX)) {
      return new SymmetricSecret(decoded(text, SymmetricSecret.PREFIX));
    }
    if (text.startsWith(Ed25519Secret.PREFIX)) {
      return new Ed25519Secret(decoded(text, Ed25519Secret.PREFIX));
    }
    throw new IllegalArgumentException("secret: … (expected: whsec_ or whsk_ and base64)");
  }

  private static byte[] decoded(String text, String prefix) {
    return Base64.getDecoder().decode(text.substring(prefix.length()));
  }
}
