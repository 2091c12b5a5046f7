package se.samla.notification.delivering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

class DeliverySettingsTests {
  @Test
  void areByDefaultWhatTheSpecificationSays() throws IOException {
    var settings = defaults();

    assertThat(settings.batch().changes()).isEqualTo(500);
    assertThat(settings.batch().size()).isEqualTo(DataSize.ofKilobytes(256));
    assertThat(settings.request().connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.request().deadline()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.retries().delays())
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    assertThat(settings.retries().jitter()).isEqualTo(0.2);
    assertThat(settings.retries().longestSlowDown()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void refuseALeaseThatIsNotLongerThanAWholeRequest() throws IOException {
    var defaults = defaults();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DeliverySettings(
                    defaults.inFlight(),
                    Duration.ofSeconds(15),
                    defaults.batch(),
                    defaults.request(),
                    defaults.retries(),
                    defaults.subscriber()))
        .withMessage(
            "samla.webhooks.delivery.lease: PT15S (expected: at least PT17S, the request's deadline"
                + " and PT2S)");
  }

  @Test
  void refuseALeaseThatIsNotLongerThanARequestAndTheNameBeforeIt() throws IOException {
    var defaults = defaults();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeaseCheck(defaults, Duration.ofSeconds(14)))
        .withMessage(
            "samla.webhooks.delivery.lease: PT30S (expected: at least PT31S, PT14S for the name,"
                + " the request's deadline and PT2S)");
    new LeaseCheck(defaults, Duration.ofSeconds(13));
  }

  @Test
  void keepChangesAndAttemptsForThirtyDays() throws IOException {
    assertThat(environment().getProperty("samla.notification.retention")).isEqualTo("30d");
  }

  private static DeliverySettings defaults() throws IOException {
    return Binder.get(environment()).bind("samla.webhooks.delivery", DeliverySettings.class).get();
  }

  private static StandardEnvironment environment() throws IOException {
    var environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("defaults", new ClassPathResource("notification-service.yaml"))
        .forEach(environment.getPropertySources()::addLast);
    return environment;
  }
}
