package se.samla.standalone.platform;

import java.util.Map;
import se.samla.infrastructure.KafkaBroker.Door;

/**
 * The way of one service to what it stands on where it does not go straight: by ports of this
 * machine where somebody passes on what it sends, such as a test that cuts the way.
 *
 * @param kafka the broker's listener for it, which tells it the port to go by
 * @param postgres the port to go by
 * @param registry the port to go by
 */
public record Detour(Door kafka, int postgres, int registry) {
  Map<String, String> variables() {
    return Map.of(
        "SAMLA_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka.advertisedPort(),
        "SAMLA_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + postgres + "/samla",
        "SAMLA_SCHEMA_REGISTRY_URL", "http://127.0.0.1:" + registry + "/apis/ccompat/v7");
  }
}
