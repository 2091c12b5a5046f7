package se.samla.e2e;

import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.Urls;

/**
 * Where a platform is found, and the key of its operator.
 *
 * @param kafka bootstrap servers
 * @param registry the root of the registry's Confluent API
 */
record Address(Urls urls, String operatorKey, String kafka, URI registry) {
  private static final int PARTS = 5;

  static Address of(Platform platform) {
    return new Address(
        platform.urls(), platform.operatorKey(), platform.kafka(), platform.registry());
  }

  /**
   * One that runs already: {@code -Dsamla.platform=INGEST,CATALOG,NOTIFICATION,KAFKA,REGISTRY} with
   * the operator's key in {@code SAMLA_OPERATOR_KEY}.
   */
  static Optional<Address> given() {
    return Optional.ofNullable(System.getProperty("samla.platform")).map(Address::parse);
  }

  Address by(Urls others) {
    return new Address(others, operatorKey, kafka, registry);
  }

  private static Address parse(String text) {
    var parts = text.split(",");
    if (parts.length != PARTS) {
      throw new IllegalArgumentException(
          "samla.platform: " + text + " (expected: ingest,catalog,notification,kafka,registry)");
    }
    var services = Arrays.stream(parts).limit(3).map(URI::create).toList();
    return new Address(
        new Urls(services.get(0), services.get(1), services.get(2)),
        Objects.requireNonNull(System.getenv("SAMLA_OPERATOR_KEY"), "SAMLA_OPERATOR_KEY"),
        parts[3],
        URI.create(parts[4]));
  }
}
