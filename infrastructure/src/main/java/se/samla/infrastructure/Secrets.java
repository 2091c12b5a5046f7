package se.samla.infrastructure;

import java.security.SecureRandom;
import java.util.Base64;

/** Words nobody can guess. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** 32 random bytes. */
  public static byte[] bytes() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** 32 random bytes as base64url without padding. */
  public static String password() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
  }
}
