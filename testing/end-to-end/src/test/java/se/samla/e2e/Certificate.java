package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of 127.0.0.1 made for one test, signed by itself: whoever trusts it, trusts it
 * alone.
 *
 * @param directory where {@code key.p12}, {@code trust.p12}, {@code certificate.pem} and {@code
 *     key.pem} are
 */
record Certificate(Path directory) {
  static final String PASSWORD = "made-for-this-test";
  private static final String ALIAS = "samla";

  static Certificate in(Path directory) {
    var made = new Certificate(directory);
    made.keytool(
        "-genkeypair -keyalg EC -groupname secp256r1 -validity 2 -dname CN=127.0.0.1"
            + " -ext san=ip:127.0.0.1 -keystore "
            + made.keys());
    made.keytool("-exportcert -rfc -file %s -keystore %s".formatted(made.pem(), made.keys()));
    made.keytool("-importcert -noprompt -file %s -keystore %s".formatted(made.pem(), made.trust()));
    made.writeKey();
    return made;
  }

  Path keys() {
    return directory.resolve("key.p12");
  }

  Path trust() {
    return directory.resolve("trust.p12");
  }

  Path pem() {
    return directory.resolve("certificate.pem");
  }

  Path keyPem() {
    return directory.resolve("key.pem");
  }

  /** For servers that show it, and clients that trust it. */
  SSLContext context() {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store(keys()), PASSWORD.toCharArray());
      var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(store(trust()));
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore store(Path file) {
    try {
      return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PostgreSQL reads it only when nobody else may. */
  private void writeKey() {
    try {
      var key = store(keys()).getKey(ALIAS, PASSWORD.toCharArray());
      var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
      Files.writeString(
          keyPem(), "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
      Files.setPosixFilePermissions(keyPem(), PosixFilePermissions.fromString("rw-------"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keytool(String arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-storepass", PASSWORD));
    Programs.run(command);
  }
}
