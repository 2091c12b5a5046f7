package se.samla.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samla.infrastructure.Launch;
import se.samla.infrastructure.Part;
import se.samla.infrastructure.PartFailedException;
import se.samla.infrastructure.Processes;

class SupervisedIT {
  private final Path data;
  private final Processes processes;

  SupervisedIT(@TempDir Path data) {
    this.data = data;
    this.processes = Processes.keeping(data);
  }

  @AfterEach
  void end() {
    processes.close();
  }

  @Test
  void aKilledPartComesBack() {
    var sleeper = new Supervised(new Program("sleep", "600"), processes, _ -> {});
    sleeper.start();
    sleeper.keepUp();
    var first = sleeper.handle();

    first.destroyForcibly();

    await().until(() -> !sleeper.handle().equals(first) && sleeper.handle().isAlive());
  }

  @Test
  void aPartThatWasAskedToEndStaysAway() {
    var sleeper = new Supervised(new Program("sleep", "600"), processes, _ -> {});
    sleeper.start();
    sleeper.keepUp();

    sleeper.askToEnd();
    sleeper.awaitEnd(Duration.ofSeconds(5));

    assertThat(sleeper.handle().isAlive()).isFalse();
    assertThatThrownBy(sleeper::start).isInstanceOf(StoppedException.class);
  }

  @Test
  void aPartThatDoesNotComeUpIsExplainedByItsLog() {
    var broken = processes.start(new Program("sh", "-c", "echo no licence; exit 3"));

    assertThatThrownBy(() -> broken.awaitReady(Duration.ofSeconds(5)))
        .isInstanceOf(PartFailedException.class)
        .hasMessageContaining("sh ended with exit code 3")
        .hasMessageContaining("no licence");
  }

  @Test
  void theUsersOwnJavaOptionsDoNotReachAPart() {
    var program = new Program("sh", "-c", "env");
    processes.start(program).onExit().join();

    assertThat(data.resolve("logs/sh.log"))
        .content()
        .contains("PATH=")
        .doesNotContain("JAVA_TOOL_OPTIONS", "JAVA_HOME", "MAVEN");
  }

  private record Program(List<String> command) implements Part {
    Program(String... command) {
      this(List.of(command));
    }

    @Override
    public String name() {
      return command.getFirst();
    }

    @Override
    public Launch launch() {
      return new Launch(command, Map.of());
    }

    @Override
    public boolean isReady() {
      return false;
    }
  }
}
