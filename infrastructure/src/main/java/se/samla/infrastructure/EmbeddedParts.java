package se.samla.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The parts as processes of this machine, on free ports, with data that go when this JVM goes. */
record EmbeddedParts(
    Processes processes, PostgresServer postgres, KafkaBroker kafka, SchemaRegistry registry)
    implements RunningParts {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static EmbeddedParts start() {
    var data = temporaryDirectory();
    var port = Ports.freeRow(5);
    var postgres = new PostgresServer(data.resolve("postgresql"), port, Secrets.password());
    var kafka = new KafkaBroker(data.resolve("kafka"), port + 1, port + 2);
    var processes = Processes.discarding(data);
    var broker = processes.start(kafka);
    processes.start(postgres).awaitReady(PATIENCE);
    var database = new Databases(postgres.superuser()).ofOwner("registry", Secrets.password());
    var registry = new SchemaRegistry(port + 3, port + 4, database);
    processes.start(registry).awaitReady(PATIENCE);
    broker.awaitReady(PATIENCE);
    return new EmbeddedParts(processes, postgres, kafka, registry);
  }

  @Override
  public String kafkaBootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public URI schemaRegistry() {
    return registry.uri();
  }

  @Override
  public DatabaseAccess superuser() {
    return postgres.superuser();
  }

  @Override
  public void close() {
    processes.close();
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("samla-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
