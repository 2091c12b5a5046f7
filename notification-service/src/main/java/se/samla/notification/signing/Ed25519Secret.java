package se.samla.notification.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Ed25519, verified with a public key: signature {@code v1a}. */
final class Ed25519Secret implements SigningSecret {
  static final String PREFIX = "whsk_";
  private static final String PUBLIC_PREFIX = "whpk_";
  private static final String ALGORITHM = "Ed25519";
  private static final int HALF = 32;

  /** The seed and the public key, 32 bytes each. */
  private final byte[] pair;

  Ed25519Secret(byte[] pair) {
    if (pair.length != 2 * HALF) {
      throw new IllegalArgumentException("secret: … (expected: 64 bytes after " + PREFIX + ")");
    }
    this.pair = pair.clone();
  }

  static Ed25519Secret create() {
    try {
      var keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      var seed = ((EdECPrivateKey) keys.getPrivate()).getBytes().orElseThrow();
      return new Ed25519Secret(joined(seed, lastHalf(keys.getPublic().getEncoded())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String kind() {
    return "v1a";
  }

  @Override
  public String text() {
    return PREFIX + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public String shown() {
    return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(lastHalf(pair));
  }

  @Override
  public String sign(byte[] message) {
    try {
      var seed =
          new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOfRange(pair, 0, HALF));
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(KeyFactory.getInstance(ALGORITHM).generatePrivate(seed));
      signature.update(message);
      return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }

  private static byte[] lastHalf(byte[] bytes) {
    return Arrays.copyOfRange(bytes, bytes.length - HALF, bytes.length);
  }

  private static byte[] joined(byte[] seed, byte[] publicKey) {
    var pair = Arrays.copyOf(seed, 2 * HALF);
    System.arraycopy(publicKey, 0, pair, HALF, HALF);
    return pair;
  }
}
