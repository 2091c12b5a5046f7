package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Programs that end by themselves. */
final class Programs {
  private Programs() {}

  /**
   * @param said all it has printed
   */
  record End(int code, String said) {}

  /**
   * @throws IllegalStateException with what it said when it fails
   */
  static void run(List<String> command) {
    var end = run(command, Map.of());
    if (end.code() != 0) {
      throw new IllegalStateException(command.getFirst() + ": " + end.said());
    }
  }

  static End run(List<String> command, Map<String, String> environment) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new End(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
