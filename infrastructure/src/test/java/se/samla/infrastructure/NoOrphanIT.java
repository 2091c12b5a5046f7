package se.samla.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@DisabledIfSystemProperty(named = "samla.infrastructure", matches = "containers")
class NoOrphanIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Starts the parts, says where they are, and would never end. */
  static final class Launcher {
    public static void main(String[] args) throws Exception {
      var parts = EmbeddedParts.start();
      System.out.println(parts.kafka().data().getParent());
      Thread.currentThread().join();
    }
  }

  @Test
  void everyPartEndsWhenTheLauncherIsKilled() throws Exception {
    var launcher = launch();
    try {
      var data = Path.of(launcher.inputReader().readLine());
      var children = launcher.descendants().toList();
      assertThat(namesOf(children)).contains("postgres", "java", "sh");

      launcher.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

      await().atMost(SOON).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
      await().atMost(SOON).until(() -> Files.notExists(data));
    } finally {
      launcher.destroyForcibly();
    }
  }

  @Test
  void aChildThatStartsWhileTheLauncherDiesEndsToo() throws Exception {
    var run = Files.createTempDirectory("samla-run-");
    Files.createFile(run.resolve("ending"));

    var late =
        new ProcessBuilder("sh", "-c", Scripts.CHILD, "late", run.toString(), "late", "TERM", "cat")
            .start();

    assertThat(late.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(late.exitValue()).isEqualTo(143);
    Directories.delete(run);
  }

  private static List<String> namesOf(List<ProcessHandle> processes) {
    return processes.stream()
        .flatMap(process -> process.info().command().stream())
        .map(command -> Path.of(command).getFileName().toString().replace("dash", "sh"))
        .toList();
  }

  private static Process launch() throws IOException {
    return new ProcessBuilder(
            Stream.of(
                    Launch.java(),
                    "-Dsamla.home=" + System.getProperty("samla.home", ""),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Launcher.class.getName())
                .toList())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
