package se.samla.notification.signing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with a shared secret: signature {@code v1}. */
final class SymmetricSecret implements SigningSecret {
  static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  private final byte[] key;

  SymmetricSecret(byte[] key) {
    this.key = key.clone();
  }

  static SymmetricSecret create(SecureRandom random) {
    var key = new byte[BYTES];
    random.nextBytes(key);
    return new SymmetricSecret(key);
  }

  @Override
  public String kind() {
    return "v1";
  }

  @Override
  public String text() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  @Override
  public String shown() {
    return text();
  }

  @Override
  public String sign(byte[] message) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
