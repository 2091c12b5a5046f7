package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import se.samla.infrastructure.DatabaseAccess;
import se.samla.infrastructure.Databases;
import se.samla.infrastructure.KafkaBroker;
import se.samla.infrastructure.Part;
import se.samla.infrastructure.PartProcess;
import se.samla.infrastructure.Ports;
import se.samla.infrastructure.PostgresServer;
import se.samla.infrastructure.Processes;
import se.samla.infrastructure.SchemaRegistry;
import se.samla.infrastructure.Secrets;

/** PostgreSQL, Kafka and registry that are reached over TLS and with a password only. */
record SecuredParts(
    Processes processes,
    Certificate certificate,
    KafkaBroker kafka,
    PostgresServer postgres,
    RegistryFront registry)
    implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"samla\""
          + " password=\"%s\"%s;";

  static SecuredParts start(Path data) {
    var certificate = Certificate.in(data);
    var port = Ports.freeRow(5);
    var kafka = kafka(data.resolve("kafka"), port, certificate);
    var postgres = new PostgresServer(data.resolve("postgresql"), port + 2, Secrets.password());
    var processes = Processes.discarding(data);
    var broker = processes.start(kafka);
    processes.start(postgres).awaitReady(PATIENCE);
    var owner = new Databases(postgres.superuser()).ofOwner("registry", Secrets.password());
    var registry = new SchemaRegistry(port + 3, port + 4, owner);
    processes.start(registry).awaitReady(PATIENCE);
    broker.awaitReady(PATIENCE);
    return new SecuredParts(
        processes, certificate, kafka, postgres, RegistryFront.before(registry.uri(), certificate));
  }

  PartProcess start(Part part) {
    return processes.start(part);
  }

  /** What every program of ours is told to reach them with this password of Kafka. */
  Map<String, String> variables(String password) {
    var all = new HashMap<>(kafkaVariables(password));
    all.put("SAMLA_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    all.put("SAMLA_SCHEMA_REGISTRY_URL", registry.api("/apis/ccompat/v7").toString());
    all.put(
        "JDK_JAVA_OPTIONS",
        "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
            .formatted(certificate.trust(), Certificate.PASSWORD));
    return all;
  }

  Map<String, String> kafkaVariables(String password) {
    return Map.of(
        "SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL",
        "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "PLAIN",
        "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", LOGIN.formatted(password, ""),
        "SPRING_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE", "PEM",
        "SPRING_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION", certificate.pem().toString());
  }

  /** A service's role; its server refuses whoever comes without TLS. */
  DatabaseAccess database(String service) {
    var open = new Databases(postgres.superuser()).ofService(service, Secrets.password());
    return new DatabaseAccess(
        open.url() + "?sslmode=verify-full&sslrootcert=" + certificate.pem(),
        open.user(),
        open.password());
  }

  /** From now on PostgreSQL lets the services in over TLS only. */
  void requireTlsOf(List<DatabaseAccess> services) {
    allowOverTlsOnly(services);
    try (var connection = postgres.superuser().connect();
        var statement = connection.createStatement()) {
      for (var setting :
          List.of(
              "ssl_cert_file = '" + certificate.pem() + "'",
              "ssl_key_file = '" + certificate.keyPem() + "'",
              "ssl = on")) {
        statement.execute("ALTER SYSTEM SET " + setting);
      }
      statement.execute("SELECT pg_reload_conf()");
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    services.forEach(
        service ->
            Awaitility.await().ignoreExceptions().atMost(PATIENCE).until(() -> isIn(service)));
  }

  private static boolean isIn(DatabaseAccess service) throws java.sql.SQLException {
    try (var connection = service.connect()) {
      return connection.isValid(1);
    }
  }

  private void allowOverTlsOnly(List<DatabaseAccess> services) {
    var rules = postgres.data().resolve("pg_hba.conf");
    var lines = new ArrayList<String>();
    services.forEach(
        service -> {
          lines.add("hostssl all %s 127.0.0.1/32 scram-sha-256".formatted(service.user()));
          lines.add("host all %s all reject".formatted(service.user()));
        });
    try {
      lines.addAll(Files.readAllLines(rules));
      Files.write(rules, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KafkaBroker kafka(Path data, int port, Certificate certificate) {
    var settings = new HashMap<String, String>();
    settings.put(
        "listeners", "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, port + 1));
    settings.put("advertised.listeners", "CLIENT://127.0.0.1:" + port);
    settings.put("listener.security.protocol.map", "CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "CLIENT");
    settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    settings.put("sasl.enabled.mechanisms", "PLAIN");
    settings.put(
        "listener.name.client.plain.sasl.jaas.config",
        LOGIN.formatted(Certificate.PASSWORD, " user_samla=\"" + Certificate.PASSWORD + "\""));
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", certificate.keys().toString());
    settings.put("ssl.keystore.password", Certificate.PASSWORD);
    settings.put("ssl.key.password", Certificate.PASSWORD);
    settings.put("ssl.truststore.type", "PKCS12");
    settings.put("ssl.truststore.location", certificate.trust().toString());
    settings.put("ssl.truststore.password", Certificate.PASSWORD);
    return new KafkaBroker(data, port, port + 1, List.of(), settings);
  }

  @Override
  public void close() {
    registry.close();
    processes.close();
  }
}
