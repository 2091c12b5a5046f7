package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.samla.notification.signing.SecretVault;

/** An operator puts a new key before the old one in {@code SAMLA_SECRET_KEYS}. */
class SecretReencryptionIT extends RunningService {
  private static final String OLD = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW =
      "k2:"
          + Base64.getEncoder()
              .encodeToString(
                  "a key of thirty-two bytes, new.."
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8));

  @Test
  void encryptsEverySecretWithTheFirstKeyAtStart() {
    var made = api.subscribed(receiver.url(), Map.of());
    var id = UUID.fromString(made.get("id").asString());
    var first = made.get("secret").asString();
    var second = api.post("/v1/subscriptions/" + id + "/secret-rotation", null).body();
    assertThat(stored(id, "secret")).startsWith("k1:");

    try (var restarted = start(NEW + "," + OLD)) {
      var vault = restarted.getBean(SecretVault.class);
      eventually().until(() -> stored(id, "previous_secret").startsWith("k2:"));
      assertThat(stored(id, "secret")).startsWith("k2:");
      assertThat(vault.decrypt(id, stored(id, "previous_secret")).shown()).isEqualTo(first);
      assertThat(vault.decrypt(id, stored(id, "secret")).shown())
          .isEqualTo(second.get("secret").asString());
    }
  }

  private String stored(UUID id, String column) {
    return jdbc.sql("SELECT " + column + " FROM subscription WHERE id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  /** Without listening: the tests' own service does. */
  private static ConfigurableApplicationContext start(String keys) {
    var settings = settings();
    settings.put("spring.config.name", "notification-service");
    settings.put("samla.secrets.keys", keys);
    for (var function : new String[] {"copyChanges", "copyUploads", "copyCoverage"}) {
      settings.put(
          "spring.cloud.stream.bindings." + function + "-in-0.consumer.auto-startup", "false");
    }
    return new SpringApplicationBuilder(NotificationService.class)
        .run(
            settings.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new));
  }
}
