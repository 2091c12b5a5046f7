package se.samla.infrastructure;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The parts from their images, on 127.0.0.1; they end with this JVM. */
record ContainerParts(
    PostgreSQLContainer postgres, KafkaContainer kafka, GenericContainer<?> registry)
    implements RunningParts {
  private static final int REGISTRY_PORT = 8080;
  private static final String REGISTRY_API = "/apis/ccompat/v7";

  static ContainerParts start() {
    ContainerWatchdog.start();
    var network = Network.newNetwork();
    var postgres =
        new PostgreSQLContainer("postgres:18")
            .withUsername("postgres")
            .withPassword(Secrets.password())
            .withNetwork(network)
            .withNetworkAliases("postgres")
            .withEnv("POSTGRES_INITDB_ARGS", "--locale-provider=builtin --builtin-locale=C.UTF-8")
            .withCreateContainerCmdModifier(Loopback::publish);
    var kafka =
        new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"))
            .withCreateContainerCmdModifier(Loopback::publish);
    Startables.deepStart(Stream.<Startable>of(postgres, kafka)).join();
    var registry = registry(network, postgres);
    registry.start();
    return new ContainerParts(postgres, kafka, registry);
  }

  private static GenericContainer<?> registry(Network network, PostgreSQLContainer postgres) {
    var database = new Databases(superuser(postgres)).ofOwner("registry", Secrets.password());
    return new GenericContainer<>("quay.io/apicurio/apicurio-registry:3.3.3")
        .withNetwork(network)
        .withExposedPorts(REGISTRY_PORT)
        .withEnv(environment(database))
        .withCreateContainerCmdModifier(Loopback::publish)
        .waitingFor(Wait.forHttp(REGISTRY_API + "/subjects").forPort(REGISTRY_PORT))
        .withStartupTimeout(Duration.ofMinutes(2));
  }

  private static Map<String, String> environment(DatabaseAccess database) {
    return RegistrySettings.with(
        new DatabaseAccess(
            "jdbc:postgresql://postgres:5432/registry", database.user(), database.password()));
  }

  @Override
  public String kafkaBootstrapServers() {
    return kafka.getBootstrapServers();
  }

  @Override
  public URI schemaRegistry() {
    return URI.create(
        "http://"
            + registry.getHost()
            + ":"
            + registry.getMappedPort(REGISTRY_PORT)
            + REGISTRY_API);
  }

  @Override
  public DatabaseAccess superuser() {
    return superuser(postgres);
  }

  private static DatabaseAccess superuser(PostgreSQLContainer postgres) {
    return new DatabaseAccess(
        "jdbc:postgresql://"
            + postgres.getHost()
            + ":"
            + postgres.getMappedPort(5432)
            + "/postgres",
        postgres.getUsername(),
        postgres.getPassword());
  }

  @Override
  public void close() {
    registry.stop();
    kafka.stop();
    postgres.stop();
  }
}
