package se.samla.standalone.platform;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import se.samla.infrastructure.OwnerOnly;
import se.samla.infrastructure.Secrets;

/** Passwords and keys of one data directory, made once and kept there for their owner only. */
record PlatformSecrets(Properties words, String operatorKey) {
  private static final String SECRET_KEYS = "secret-keys";

  static PlatformSecrets in(Path directory) {
    var operatorKey =
        kept(directory.resolve("operator.key"), "samla_operator_" + Secrets.password());
    var words = parse(kept(directory.resolve("secrets.properties"), fresh()));
    return new PlatformSecrets(words, operatorKey);
  }

  /** The password of a part or of a service's database role. */
  String passwordOf(String part) {
    return words.getProperty(part);
  }

  /** What notification encrypts the webhook secrets with. */
  String secretKeys() {
    return words.getProperty(SECRET_KEYS);
  }

  /** What the services know of the operator's key: its name and hash. */
  String operatorKeys() {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      var hash = sha256.digest(operatorKey.getBytes(StandardCharsets.UTF_8));
      return "operator:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Neither in a log nor in a message. */
  @Override
  public String toString() {
    return "PlatformSecrets";
  }

  private static String kept(Path file, String fresh) {
    try {
      if (Files.notExists(file)) {
        OwnerOnly.write(file, fresh + "\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fresh() {
    var lines = new StringBuilder();
    for (var part : new String[] {"postgresql", "registry", "ingest", "catalog", "notification"}) {
      lines.append(part).append('=').append(Secrets.password()).append('\n');
    }
    var key = Base64.getEncoder().encodeToString(Secrets.bytes());
    return lines.append(SECRET_KEYS).append("=k1:").append(key).toString();
  }

  private static Properties parse(String text) {
    var words = new Properties();
    try {
      words.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
