package se.samla.e2e;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samla.infrastructure.DatabaseAccess;
import se.samla.infrastructure.Launch;
import se.samla.infrastructure.Ports;
import se.samla.schemas.provision.Provision;
import se.samla.standalone.platform.Urls;

/** The three services on secured parts, themselves reached over TLS. */
record SecuredPlatform(SecuredParts parts, List<SecuredService> services) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String OPERATOR_KEY = "samla_operator_" + "0".repeat(64);
  private static final List<String> NAMES = List.of("ingest", "catalog", "notification");

  static SecuredPlatform start(SecuredParts parts) {
    var http = HttpClient.newBuilder().sslContext(parts.certificate().context()).build();
    var databases = NAMES.stream().collect(Collectors.toMap(Function.identity(), parts::database));
    parts.requireTlsOf(List.copyOf(databases.values()));
    var port = Ports.freeRow(14);
    var services =
        Stream.of(1, 2, 3)
            .map(
                number -> {
                  var name = NAMES.get(number - 1);
                  var variables =
                      variables(parts, requireNonNull(databases.get(name)), port, number);
                  return new SecuredService(name, port + number, variables, http);
                })
            .toList();
    services.stream().map(parts::start).toList().forEach(p -> p.awaitReady(PATIENCE));
    return new SecuredPlatform(parts, services);
  }

  /** The step before the services, as a program of its own. */
  static Programs.End initialise(Map<String, String> variables) {
    var command =
        List.of(
            Launch.java(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Provision.class.getName());
    return Programs.run(command, variables);
  }

  Samla samla() {
    var urls =
        new Urls(services.get(0).address(), services.get(1).address(), services.get(2).address());
    return Samla.at(
        new Address(
            urls, OPERATOR_KEY, parts.kafka().bootstrapServers(), URI.create("https://unused")));
  }

  private static Map<String, String> variables(
      SecuredParts parts, DatabaseAccess database, int port, int number) {
    var all = new HashMap<>(parts.variables(Certificate.PASSWORD));
    all.put("SAMLA_PORT", Integer.toString(port + number));
    all.put("SAMLA_MANAGEMENT_PORT", Integer.toString(port + 10 + number));
    all.put("SAMLA_PUBLIC_URL", "https://127.0.0.1:" + (port + number));
    all.put("SAMLA_DATABASE_URL", database.url());
    all.put("SAMLA_DATABASE_USER", database.user());
    all.put("SAMLA_DATABASE_PASSWORD", database.password());
    all.put("SAMLA_OPERATOR_KEYS", "anna:" + sha256(OPERATOR_KEY));
    all.put("SAMLA_CATALOG_URL", "https://127.0.0.1:" + (port + 2));
    all.put("SAMLA_SECRET_KEYS", "k1:" + Base64.getEncoder().encodeToString(new byte[32]));
    all.put("SAMLA_WEBHOOK_ALLOWED_NETWORKS", "127.0.0.1/32");
    all.put("SERVER_SSL_BUNDLE", "samla");
    all.put(
        "SPRING_SSL_BUNDLE_PEM_SAMLA_KEYSTORE_CERTIFICATE", parts.certificate().pem().toString());
    all.put(
        "SPRING_SSL_BUNDLE_PEM_SAMLA_KEYSTORE_PRIVATEKEY", parts.certificate().keyPem().toString());
    return all;
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
