package se.samla.schemas.provision;

import java.net.URI;
import java.nio.file.Path;
import org.apache.kafka.clients.admin.Admin;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.schemas.registry.SchemaRegistryClient;

/**
 * The registration step as a program, for production: the same environment variables as the
 * services.
 */
public final class Provision {
  private Provision() {}

  public static void main(String[] args) {
    var env = System.getenv();
    var kafka = env.getOrDefault("SAMLA_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:8105");
    var registry =
        env.getOrDefault("SAMLA_SCHEMA_REGISTRY_URL", "http://127.0.0.1:8104/apis/ccompat/v7");
    var directory = env.get("SAMLA_DATASETS");
    try (var admin = Admin.create(KafkaAccess.of(kafka, env).client())) {
      new Provisioning(
              admin,
              SchemaRegistryClient.patient(URI.create(registry)),
              DatasetDefinitions.load(
                  directory == null || directory.isBlank() ? null : Path.of(directory)))
          .run(Short.parseShort(env.getOrDefault("SAMLA_KAFKA_REPLICATION", "1")));
    }
  }
}
