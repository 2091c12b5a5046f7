package se.samla.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shell script `samla`, up to where it would build. */
class LauncherIT {
  private static final Path HOME = Path.of(System.getProperty("samla.home", ".."));

  @Test
  void helpNamesEveryCommand() throws Exception {
    var answer = run("help");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.text().lines().map(line -> line.strip().split(" ")[0]))
        .containsAll(Samla.commandLine().getSubcommands().keySet());
  }

  @Test
  void anUnknownCommandIsNamed() throws Exception {
    var answer = run("upp");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.text()).endsWith("samla: upp is no command\n");
  }

  private static Answer run(String... arguments) throws Exception {
    var command =
        Stream.concat(Stream.of("sh", HOME.resolve("samla").toString()), Stream.of(arguments));
    var process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(10, TimeUnit.SECONDS);
    return new Answer(process.exitValue(), text);
  }

  private record Answer(int exitCode, String text) {}
}
