package se.samla.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import se.samla.standalone.pushing.PushException;

class ServiceOptionsTests {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SAMLA_URL", "https://samla.example", "SAMLA_KEY", "from-environment\n");

  @TempDir private Path directory = Path.of("");

  @Test
  void theEnvironmentNamesServiceAndKey() {
    var ingest = options(ENVIRONMENT, "--data", noPlatform()).ingest();

    assertThat(ingest).hasToString("https://samla.example");
    assertThat(ingest.key()).isEqualTo("from-environment");
  }

  @Test
  void thePlatformOfADirectoryGoesBeforeTheEnvironment() throws Exception {
    Files.writeString(directory.resolve("lock"), "");
    Files.writeString(directory.resolve("port-base"), "9000\n");

    assertThat(options(ENVIRONMENT, "--data", directory.toString()).ingest())
        .hasToString("http://127.0.0.1:9001");
  }

  @Test
  void whatIsGivenGoesBeforeEverything() throws Exception {
    var key = Files.writeString(directory.resolve("key"), "from-file\n");
    var ingest =
        options(ENVIRONMENT, "--url", "https://other.example", "--key-file", key.toString())
            .ingest();

    assertThat(ingest).hasToString("https://other.example");
    assertThat(ingest.key()).isEqualTo("from-file");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> options(Map.of(), "--data", noPlatform()).ingest())
        .isInstanceOf(PushException.class)
        .hasMessageStartingWith("SAMLA_URL: not set");
    assertThatThrownBy(() -> options(Map.of(), "--url", "https://samla.example").ingest())
        .isInstanceOf(PushException.class)
        .hasMessageStartingWith("SAMLA_KEY: not set");
  }

  private String noPlatform() {
    return directory.resolve("none").toString();
  }

  private static ServiceOptions options(Map<String, String> environment, String... arguments) {
    var program = new Program(new ServiceOptions(environment));
    new CommandLine(program).parseArgs(arguments);
    return program.options;
  }

  @Command
  private static final class Program {
    @Mixin private final ServiceOptions options;

    Program(ServiceOptions options) {
      this.options = options;
    }
  }
}
