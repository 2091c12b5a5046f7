package se.samla.standalone.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import se.samla.infrastructure.DatabaseAccess;
import se.samla.infrastructure.Databases;
import se.samla.infrastructure.KafkaBroker;
import se.samla.infrastructure.Part;
import se.samla.infrastructure.PostgresServer;
import se.samla.infrastructure.SchemaRegistry;

/** What a platform consists of, with its ports, its directories and its secrets. */
record Parts(PostgresServer postgres, KafkaBroker kafka, PortPlan ports, PlatformSecrets secrets) {
  static Parts of(DataDirectory data, Options options, PlatformSecrets secrets) {
    var ports = options.ports();
    return new Parts(
        new PostgresServer(
            data.path().resolve("postgresql"), ports.postgres(), secrets.passwordOf("postgresql")),
        new KafkaBroker(
            data.path().resolve("kafka"),
            ports.kafka(),
            ports.kafkaController(),
            options.given().doors(),
            Map.of()),
        ports,
        secrets);
  }

  /** Needs no part, so it is done while they come up. */
  static void layOutJars() {
    for (var service : Service.values()) {
      new ExtractedJar(Home.located().resolve(service.jar())).ready();
    }
  }

  /** Needs PostgreSQL: its database is created here. */
  SchemaRegistry registry() {
    var database = databases().ofOwner("registry", secrets.passwordOf("registry"));
    return new SchemaRegistry(ports.registry(), ports.registryManagement(), database);
  }

  /** Needs PostgreSQL: the services' schemas are created here. */
  List<Part> services(SchemaRegistry registry, Given given) {
    return Arrays.stream(Service.values())
        .map(s -> service(s.partName(), s, ports, variables(s, registry, given)))
        .toList();
  }

  /** The same services once more, with the same settings, on ports of their own. */
  List<Part> moreServices(SchemaRegistry registry, Given given, PortPlan others) {
    return Arrays.stream(Service.values())
        .map(
            s -> {
              var variables = variables(s, registry, given);
              variables.put("SAMLA_PORT", Integer.toString(s.port(others)));
              variables.put("SAMLA_MANAGEMENT_PORT", Integer.toString(s.managementPort(others)));
              return service(s.partName() + "-2", s, others, variables);
            })
        .toList();
  }

  private Map<String, String> variables(Service service, SchemaRegistry registry, Given given) {
    return new ServiceEnvironment(
            ports, secrets, kafka.bootstrapServers(), registry.uri().toString(), given)
        .of(service, databaseOf(service));
  }

  private static Part service(
      String name, Service service, PortPlan ports, Map<String, String> variables) {
    return new ServicePart(name, service, Home.located(), ports, variables);
  }

  private DatabaseAccess databaseOf(Service service) {
    return databases().ofService(service.partName(), secrets.passwordOf(service.partName()));
  }

  private Databases databases() {
    return new Databases(postgres.superuser());
  }
}
