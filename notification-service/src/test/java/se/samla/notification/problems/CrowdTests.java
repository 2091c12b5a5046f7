package se.samla.notification.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class CrowdTests {
  @Test
  void aThousandRequestsAndFourThousandConnectionsAreServedByDefault() throws IOException {
    var environment = environment();

    assertThat(Binder.get(environment).bind("samla", Crowd.class).get()).isEqualTo(new Crowd(1000));
    assertThat(environment.getProperty("server.tomcat.max-connections")).isEqualTo("4000");
    assertThat(environment.getProperty("server.tomcat.accept-count")).isEqualTo("1000");
  }

  @Test
  void aServiceWithoutAPlaceIsRefused() {
    assertThatThrownBy(() -> new Crowd(0))
        .hasMessage("samla.requests-at-a-time: 0 (expected: >= 1)");
  }

  private static StandardEnvironment environment() throws IOException {
    var environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("defaults", new ClassPathResource("notification-service.yaml"))
        .forEach(environment.getPropertySources()::addLast);
    return environment;
  }
}
