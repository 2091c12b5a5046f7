package se.samla.ingest.publishers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keys of 256 random bits. A key reads {@code samla_<id>_<secret>}; only its SHA-256 is stored,
 * which is enough for a secret that cannot be guessed.
 */
final class Keys {
  private static final Pattern FORM =
      Pattern.compile("samla_([A-Za-z0-9-]{11})_([A-Za-z0-9_-]{43})");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Keys() {}

  /** A key as it is shown once. */
  record NewKey(String id, String key) {}

  static NewKey create() {
    var id = text(8).replace('_', '-');
    return new NewKey(id, "samla_" + id + "_" + text(32));
  }

  /** The id part of a key, if it has the form of one. */
  static Optional<String> idOf(String key) {
    var form = FORM.matcher(key);
    return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
  }

  static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares in a time that tells nothing of where two hashes differ. */
  static boolean matches(String key, byte[] hash) {
    return MessageDigest.isEqual(hash(key), hash);
  }

  private static String text(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
