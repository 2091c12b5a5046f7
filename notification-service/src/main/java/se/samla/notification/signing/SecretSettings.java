package se.samla.notification.signing;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that secrets are encrypted with at rest.
 *
 * @param keys {@code id:base64 of 32 bytes, …}; the first encrypts, all decrypt
 */
@ConfigurationProperties("samla.secrets")
record SecretSettings(String keys) {
  private static final String EXPECTED =
      " (expected: SAMLA_SECRET_KEYS=<id>:<base64 of 32 random bytes>, …)";
  private static final int BYTES = 32;

  public SecretSettings {
    if (keys.isBlank()) {
      throw new IllegalArgumentException("samla.secrets.keys: nothing" + EXPECTED);
    }
    parse(keys);
  }

  /** By id, in the order given. */
  Map<String, byte[]> byId() {
    return parse(keys);
  }

  @Override
  public String toString() {
    return "SecretSettings[" + byId().keySet() + "]";
  }

  private static Map<String, byte[]> parse(String keys) {
    var byId = new LinkedHashMap<String, byte[]>();
    for (var key : keys.split(",")) {
      var parts = key.strip().split(":", 2);
      if (parts.length != 2 || parts[0].isBlank() || decoded(parts[1]).length != BYTES) {
        throw new IllegalArgumentException(
            "samla.secrets.keys: key " + (byId.size() + 1) + EXPECTED);
      }
      byId.put(parts[0], decoded(parts[1]));
    }
    return byId;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
