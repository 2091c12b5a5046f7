package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service, running on the real parts: one context for all tests of the module. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=notification-service")
abstract class RunningService {
  static final String OPERATOR_KEY = "the operator's key";
  static final Platform PLATFORM = Platform.SHARED;

  @LocalServerPort private int port;
  @Autowired JdbcClient jdbc;

  WebhookReceiver receiver;
  Api api;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry properties) {
    settings().forEach((name, value) -> properties.add(name, () -> value));
  }

  /** What a service of these tests is started with: the real parts, and short times. */
  static Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("server.port", "0");
    settings.put("management.server.port", "0");
    settings.put("samla.webhooks.addresses.allowed-networks", "127.0.0.1/32,::1/128");
    settings.put("samla.webhooks.addresses.resolve-timeout", "1s");
    settings.put("samla.webhooks.delivery.request.deadline", "2s");
    settings.put("samla.webhooks.delivery.lease", "5s");
    settings.put("samla.webhooks.delivery.retries.delays", "100ms,100ms,100ms");
    settings.put("samla.webhooks.delivery.subscriber.rate", "20000");
    settings.put("samla.webhooks.delivery.subscriber.in-flight", "256");
    settings.put("samla.webhooks.delivery-poll", "100ms");
    settings.put("samla.notification.gap-poll", "200ms");
    settings.put("samla.notification.status-poll", "200ms");
    settings.put("samla.notification.retention-poll", "500ms");
    settings.put("samla.operators.keys", "test:" + sha256(OPERATOR_KEY));
    settings.put("samla.secrets.keys", "k1:" + Base64.getEncoder().encodeToString(new byte[32]));
    settings.putAll(parts());
    return settings;
  }

  private static Map<String, String> parts() {
    var database = PLATFORM.infrastructure.database("notification");
    var kafka = PLATFORM.infrastructure.kafkaBootstrapServers();
    return Map.of(
        "spring.datasource.url", database.url(),
        "spring.datasource.username", database.user(),
        "spring.datasource.password", database.password(),
        "spring.cloud.stream.kafka.binder.brokers", kafka,
        "spring.kafka.bootstrap-servers", kafka,
        "samla.messaging.schema-registry", PLATFORM.infrastructure.schemaRegistry().toString(),
        "samla.messaging.datasets", MoreDatasets.DIRECTORY.toString(),
        "samla.catalog.url", PLATFORM.catalog.url().toString());
  }

  @BeforeEach
  void openReceiver() {
    receiver = new WebhookReceiver();
    api = Api.ofNewSubscriber(port, OPERATOR_KEY);
  }

  @AfterEach
  void closeReceiver() {
    assertThat(receiver.faults()).isEmpty();
    api.deleteAll();
    receiver.close();
  }

  static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
  }

  /** How many changes of a change set are here. */
  int copiedOf(String stream, long number) {
    return jdbc.sql(
            "SELECT coalesce(max(copied), 0) FROM change_set WHERE stream = ? AND number = ?")
        .params(stream, number)
        .query(Integer.class)
        .single();
  }

  /** Lets a month pass for these change sets. */
  void forgetUpTo(String stream, long number) {
    eventually().until(() -> copiedOf(stream, number + 1) > 0);
    jdbc.sql(
            "UPDATE change_set SET committed_at = now() - interval '31 days' WHERE stream = ? AND"
                + " number <= ?")
        .params(stream, number)
        .update();
    eventually()
        .until(
            () ->
                jdbc.sql("SELECT first_set > ? FROM feed WHERE stream = ?")
                    .params(number, stream)
                    .query(Boolean.class)
                    .single());
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
