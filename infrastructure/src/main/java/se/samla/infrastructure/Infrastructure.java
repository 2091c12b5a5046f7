package se.samla.infrastructure;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Real PostgreSQL, Kafka and schema registry for tests. The system property {@code
 * samla.infrastructure} says how: {@code embedded} (processes of this machine, the default) or
 * {@code containers} (Testcontainers).
 */
public final class Infrastructure implements AutoCloseable {
  private final RunningParts parts;
  private final Map<String, DatabaseAccess> databases = new ConcurrentHashMap<>();

  private Infrastructure(RunningParts parts) {
    this.parts = parts;
  }

  /** Started once per JVM, and ended with it. */
  public static Infrastructure shared() {
    return Shared.INSTANCE;
  }

  /** One of the caller's own, to be closed. */
  public static Infrastructure start() {
    return new Infrastructure(
        switch (System.getProperty("samla.infrastructure", "embedded")) {
          case "embedded" -> EmbeddedParts.start();
          case "containers" -> ContainerParts.start();
          case String other ->
              throw new IllegalArgumentException(
                  "samla.infrastructure: " + other + " (expected: embedded or containers)");
        });
  }

  public String kafkaBootstrapServers() {
    return parts.kafkaBootstrapServers();
  }

  /** The root of the Confluent API. */
  public URI schemaRegistry() {
    return parts.schemaRegistry();
  }

  /** The role and the schema of this name, created when asked for first. */
  public DatabaseAccess database(String service) {
    return databases.computeIfAbsent(service, this::create);
  }

  private DatabaseAccess create(String service) {
    return new Databases(parts.superuser()).ofService(service, Secrets.password());
  }

  @Override
  public void close() {
    parts.close();
  }

  private static final class Shared {
    static final Infrastructure INSTANCE = start();
  }
}
