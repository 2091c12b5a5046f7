package se.samla.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testcontainers.DockerClientFactory;

@EnabledIfSystemProperty(named = "samla.infrastructure", matches = "containers")
class NoContainerLeftIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String TOLD = "session ";

  /** Starts the parts, says whose they are, and would never end. */
  static final class Launcher {
    public static void main(String[] args) throws Exception {
      ContainerParts.start();
      System.out.println(TOLD + DockerClientFactory.SESSION_ID);
      Thread.currentThread().join();
    }
  }

  @Test
  void everyContainerEndsWhenTheJvmIsKilled() throws Exception {
    var launcher = launch();
    try {
      var label = DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL + "=" + sessionOf(launcher);
      assertThat(containers(label)).hasSizeGreaterThanOrEqualTo(3);

      launcher.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

      await().atMost(SOON).until(() -> containers(label).isEmpty());
      await().atMost(SOON).until(() -> networks(label).isEmpty());
    } finally {
      launcher.destroyForcibly();
    }
  }

  private static String sessionOf(Process launcher) {
    return launcher
        .inputReader()
        .lines()
        .filter(line -> line.startsWith(TOLD))
        .map(line -> line.substring(TOLD.length()))
        .findFirst()
        .orElseThrow();
  }

  private static List<?> containers(String label) {
    var docker = DockerClientFactory.lazyClient();
    return docker.listContainersCmd().withShowAll(true).withLabelFilter(List.of(label)).exec();
  }

  private static List<?> networks(String label) {
    var docker = DockerClientFactory.lazyClient();
    return docker.listNetworksCmd().withFilter("label", List.of(label)).exec();
  }

  private static Process launch() throws IOException {
    return new ProcessBuilder(
            Launch.java(), "-cp", System.getProperty("java.class.path"), Launcher.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
