package se.samla.standalone.platform;

import java.util.HashMap;
import java.util.Map;
import se.samla.infrastructure.DatabaseAccess;

/**
 * The environment variables by which a service finds its ports, its database and the parts.
 *
 * @param given what it is told besides
 */
record ServiceEnvironment(
    PortPlan ports, PlatformSecrets secrets, String kafka, String registry, Given given) {
  Map<String, String> of(Service service, DatabaseAccess database) {
    var variables = new HashMap<String, String>();
    variables.put("SAMLA_BIND_ADDRESS", "127.0.0.1");
    variables.put("SAMLA_PORT", Integer.toString(service.port(ports)));
    variables.put("SAMLA_MANAGEMENT_PORT", Integer.toString(service.managementPort(ports)));
    variables.put("SAMLA_PUBLIC_URL", service.url(ports).toString());
    variables.put("SAMLA_DATABASE_URL", database.url());
    variables.put("SAMLA_DATABASE_USER", database.user());
    variables.put("SAMLA_DATABASE_PASSWORD", database.password());
    variables.put("SAMLA_KAFKA_BOOTSTRAP_SERVERS", kafka);
    variables.put("SAMLA_SCHEMA_REGISTRY_URL", registry);
    variables.put("SAMLA_OPERATOR_KEYS", secrets.operatorKeys());
    variables.putAll(ofNotification(service));
    variables.putAll(given.of(service));
    return variables;
  }

  private Map<String, String> ofNotification(Service service) {
    return service != Service.NOTIFICATION
        ? Map.of()
        : Map.of(
            "SAMLA_CATALOG_URL", Service.CATALOG.url(ports).toString(),
            "SAMLA_SECRET_KEYS", secrets.secretKeys(),
            "SAMLA_WEBHOOK_ALLOWED_NETWORKS", "127.0.0.1/32");
  }
}
