package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.samla.infrastructure.EarlierSchema;

/** A database that an earlier version has filled goes forward, and what it holds is served. */
class UpgradeIT {
  private static final String KEY = "samla_AAAAAAAAAAAA_" + "k".repeat(43);
  private static final String SUBSCRIPTION = "00000000-0000-4000-8000-000000000002";
  private static final EarlierSchema SCHEMA =
      new EarlierSchema(
          Platform.SHARED.infrastructure.database("notificationbefore"), Map.of("key", KEY));

  static IntStream earlierVersions() {
    return IntStream.range(1, SCHEMA.newest());
  }

  @ParameterizedTest
  @MethodSource("earlierVersions")
  void keepsEveryRowOfAnEarlierSchema(int version) {
    SCHEMA.leaveAt(version);
    var before = SCHEMA.rows();

    SCHEMA.upgrade();

    assertThat(SCHEMA.rows()).containsAllEntriesOf(before);
  }

  @Test
  void servesWhatEarlierVersionsHaveWritten() {
    SCHEMA.leaveAt(SCHEMA.newest() - 1);
    try (var service = start()) {
      var port = service.getEnvironment().getRequiredProperty("local.server.port");
      var api = new Api(URI.create("http://127.0.0.1:" + port), KEY);

      var subscription = api.subscription(SUBSCRIPTION);
      assertThat(subscription.get("status").asString()).isEqualTo("active");
      assertThat(subscription.get("filter").get("municipalities").get(0).asString())
          .isEqualTo("1273");
      assertThat(api.deliveries(SUBSCRIPTION)).hasSize(1);
    }
  }

  /** It takes no messages from the other tests. */
  private static ConfigurableApplicationContext start() {
    var settings = RunningService.settings();
    settings.put("spring.config.name", "notification-service");
    settings.put("spring.datasource.url", SCHEMA.database().url());
    settings.put("spring.datasource.username", SCHEMA.database().user());
    settings.put("spring.datasource.password", SCHEMA.database().password());
    settings.put("spring.flyway.default-schema", SCHEMA.database().user());
    settings.put("spring.cloud.stream.default.consumer.auto-startup", "false");
    return new SpringApplicationBuilder(NotificationService.class)
        .run(
            settings.entrySet().stream()
                .flatMap(e -> Stream.of("--" + e.getKey() + "=" + e.getValue()))
                .toArray(String[]::new));
  }
}
