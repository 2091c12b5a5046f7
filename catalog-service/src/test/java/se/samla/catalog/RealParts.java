package se.samla.catalog;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import se.samla.infrastructure.Infrastructure;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.provision.Provisioning;
import se.samla.schemas.registry.SchemaRegistryClient;

/** Real parts, with topics and schemas in place before the service starts. */
class RealParts implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  static final String OPERATOR_KEY = "samla_operator_of_tests";

  /** SHA-256 of that key. */
  private static final String HASH =
      "6bf708a91e4700a6467176b693370a160bf32ee8e9681d89b78a295e1a607b51";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var parts = Infrastructure.shared();
    provision(parts);
    var database = parts.database("catalog");
    TestPropertyValues.of(
            "spring.datasource.url=" + database.url(),
            "spring.datasource.username=" + database.user(),
            "spring.datasource.password=" + database.password(),
            "spring.kafka.bootstrap-servers=" + parts.kafkaBootstrapServers(),
            "spring.cloud.stream.kafka.binder.brokers=" + parts.kafkaBootstrapServers(),
            "samla.operators.keys=anna:" + HASH,
            "samla.schema-registry-url=" + parts.schemaRegistry())
        .applyTo(context);
  }

  static void provision(Infrastructure parts) {
    try (var admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, parts.kafkaBootstrapServers()))) {
      new Provisioning(
              admin,
              new SchemaRegistryClient(parts.schemaRegistry()),
              DatasetDefinitions.load(null))
          .run((short) 1);
    }
  }
}
