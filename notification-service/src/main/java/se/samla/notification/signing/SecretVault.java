package se.samla.notification.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts the secrets of subscriptions for the database: AES-256-GCM, written as {@code <key
 * id>:<base64 of nonce and ciphertext>}. The subscription's id is authenticated with it, so that a
 * secret copied to another row is worth nothing.
 */
@Component
public class SecretVault {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final Map<String, byte[]> keys;
  private final SecureRandom random = new SecureRandom();

  SecretVault(SecretSettings settings) {
    this.keys = settings.byId();
  }

  /** The id of the key that encrypts. */
  public String firstKey() {
    return keys.keySet().iterator().next();
  }

  public String encrypt(UUID subscription, SigningSecret secret) {
    var id = firstKey();
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var text = secret.text().getBytes(StandardCharsets.UTF_8);
    var sealed = crypt(Cipher.ENCRYPT_MODE, id, nonce, subscription, text);
    return id + ":" + Base64.getEncoder().encodeToString(joined(nonce, sealed));
  }

  /**
   * @throws IllegalStateException when the key is not there any more, or the text was tampered with
   */
  public SigningSecret decrypt(UUID subscription, String stored) {
    var parts = stored.split(":", 2);
    var bytes = Base64.getDecoder().decode(parts[1]);
    var nonce = Arrays.copyOf(bytes, NONCE);
    var sealed = Arrays.copyOfRange(bytes, NONCE, bytes.length);
    var text = crypt(Cipher.DECRYPT_MODE, parts[0], nonce, subscription, sealed);
    return SigningSecret.parse(new String(text, StandardCharsets.UTF_8));
  }

  private byte[] crypt(int mode, String keyId, byte[] nonce, UUID subscription, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key(keyId), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(subscription.toString().getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("secret of subscription " + subscription, e);
    }
  }

  private SecretKeySpec key(String id) {
    var key = keys.get(id);
    if (key == null) {
      throw new IllegalStateException(
          "secret key: " + id + " (expected: one of " + keys.keySet() + " in SAMLA_SECRET_KEYS)");
    }
    return new SecretKeySpec(key, "AES");
  }

  private static byte[] joined(byte[] nonce, byte[] sealed) {
    var joined = Arrays.copyOf(nonce, nonce.length + sealed.length);
    System.arraycopy(sealed, 0, joined, nonce.length, sealed.length);
    return joined;
  }
}
