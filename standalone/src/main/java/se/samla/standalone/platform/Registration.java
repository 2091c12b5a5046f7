package se.samla.standalone.platform;

import java.net.URI;
import java.nio.file.Path;
import org.apache.kafka.clients.admin.Admin;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.schemas.provision.Provisioning;
import se.samla.schemas.registry.SchemaRegistryClient;

/** The step before the services: topics and schemas. */
final class Registration {
  private static final short ONE_COPY = 1;

  private Registration() {}

  static void run(String kafka, URI registry) {
    try (var admin = Admin.create(KafkaAccess.open(kafka).client())) {
      new Provisioning(admin, SchemaRegistryClient.patient(registry), definitions()).run(ONE_COPY);
    }
  }

  private static DatasetDefinitions definitions() {
    var more = System.getenv("SAMLA_DATASETS");
    return DatasetDefinitions.load(more == null || more.isBlank() ? null : Path.of(more));
  }
}
