package se.samla.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaAccessTests {
  @Test
  void tellsClientsWhatTheVariablesOfTheServicesSay() {
    var access =
        KafkaAccess.of(
            "a:9093",
            Map.of(
                "SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL",
                "SPRING_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION", "/run/secrets/ca_1.pem",
                "SPRING_PROFILES_ACTIVE", "x"));

    assertThat(access.client())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "a:9093",
                "security.protocol", "SASL_SSL",
                "ssl.truststore.location", "/run/secrets/ca_1.pem"));
  }

  @Test
  void letsAClientsOwnSettingsGoFirst() {
    var access = KafkaAccess.of("a:9093", Map.of("SPRING_KAFKA_PROPERTIES_ACKS", "1"));

    assertThat(access.client(Map.of("acks", "all"))).containsEntry("acks", "all");
  }

  @Test
  void keepsItsSecretsOutOfLogs() {
    assertThat(new KafkaAccess("a:9093", Map.of("sasl.jaas.config", "geheim")))
        .asString()
        .doesNotContain("geheim");
  }
}
