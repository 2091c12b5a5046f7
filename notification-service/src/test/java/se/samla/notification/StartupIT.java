package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * What the service does not start with: a really starting service, on the real parts (FAILURES 8).
 */
class StartupIT {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          samla.webhooks.delivery.lease             | 2s           | samla.webhooks.delivery.lease: PT2S (expected: at least
          samla.webhooks.delivery.request.deadline  | 1m           | samla.webhooks.delivery.lease: PT5S (expected: at least
          samla.webhooks.addresses.resolve-timeout  | 2s           | samla.webhooks.delivery.lease: PT5S (expected: at least PT6S
          samla.webhooks.delivery.in-flight         | 0            | samla.webhooks.delivery.in-flight: 0 (expected: >= 1)
          samla.webhooks.delivery.batch.changes     | 0            | samla.webhooks.delivery.batch.changes: 0 (expected: >= 1)
          samla.webhooks.delivery.subscriber.rate   | 0            | samla.webhooks.delivery.subscriber.rate: 0 (expected: >= 1)
          samla.webhooks.delivery.retries.jitter    | 1            | samla.webhooks.delivery.retries.jitter: 1.0 (expected:
          samla.webhooks.addresses.allowed-networks | my network   | network: my network (expected: CIDR notation
          samla.secrets.keys                        | ''           | SAMLA_SECRET_KEYS=<id>:<base64 of 32 random bytes>
          samla.secrets.keys                        | k1:short     | SAMLA_SECRET_KEYS=<id>:<base64 of 32 random bytes>
          samla.operators.keys                      | anna:sesame  | samla.operators.keys: anna (expected: name:sha256 in hex)
          """)
  void refusesToStartAndSaysWhatWasExpected(String setting, String value, String words) {
    assertThatThrownBy(() -> start(setting, value))
        .rootCause()
        .hasMessageContaining(words)
        .hasMessageNotContaining("sesame");
  }

  private static void start(String setting, String value) {
    var settings = RunningService.settings();
    settings.put("spring.config.name", "notification-service");
    settings.put(setting, value);
    new SpringApplicationBuilder(NotificationService.class)
        .run(
            settings.entrySet().stream()
                .flatMap(e -> Stream.of("--" + e.getKey() + "=" + e.getValue()))
                .toArray(String[]::new))
        .close();
  }
}
