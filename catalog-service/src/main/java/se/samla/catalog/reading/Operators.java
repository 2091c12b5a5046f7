package se.samla.catalog.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.catalog.CatalogSettings;

/** Who may decide: operators, known by the hash of their key. */
@Component
public class Operators {
  private static final String BEARER = "Bearer ";

  private final Map<String, String> hashes;

  Operators(CatalogSettings settings) {
    hashes = settings.operatorHashes();
  }

  /**
   * The operator that the header's key belongs to.
   *
   * @throws Problem 401 when there is none
   */
  public String nameOf(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      throw Problem.unauthorized();
    }
    var hash = sha256(authorization.substring(BEARER.length()));
    return hashes.entrySet().stream()
        .filter(known -> MessageDigest.isEqual(hash, HexFormat.of().parseHex(known.getValue())))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(Problem::unauthorized);
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
