package se.samla.schemas.provision;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import se.samla.infrastructure.Infrastructure;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.registry.SchemaRegistryClient;

/** The real broker and registry with all topics and schemas in place. */
public final class ProvisionedPlatform {
  private static final Infrastructure PARTS = Infrastructure.shared();

  private ProvisionedPlatform() {}

  /** Provisions, the first time or again, and gives a client that remembers nothing yet. */
  public static SchemaRegistryClient provision() {
    try (var admin = admin()) {
      new Provisioning(admin, registry(), DatasetDefinitions.load(null)).run((short) 1);
    }
    return registry();
  }

  public static SchemaRegistryClient registry() {
    return new SchemaRegistryClient(PARTS.schemaRegistry());
  }

  public static String registryUrl() {
    return PARTS.schemaRegistry().toString();
  }

  static Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, PARTS.kafkaBootstrapServers()));
  }
}
