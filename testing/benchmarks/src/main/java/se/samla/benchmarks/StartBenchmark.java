package se.samla.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import se.samla.standalone.platform.PortPlan;

/**
 * From {@code ./samla up} to its line "samla is up", as a user runs it: in an empty directory, and
 * in one that holds data. Everything is built before.
 */
final class StartBenchmark {
  private static final int WARM = 3;

  private StartBenchmark() {}

  static void run(Report report) throws Exception {
    var data = Files.createTempDirectory("samla-start-");
    try {
      report.add("./samla up, cold: an empty directory", seconds(data), "s");
      var warm = new ArrayList<Double>();
      for (var i = 0; i < WARM; i++) {
        warm.add(report.add("./samla up, warm, start " + (i + 1), seconds(data), "s"));
      }
      report.add("./samla up, warm, median", median(warm), "s", "<= 25");
    } finally {
      delete(data);
    }
  }

  private static double median(List<Double> seconds) {
    return Quantiles.of(seconds.stream().mapToDouble(Double::doubleValue).toArray()).p50();
  }

  private static double seconds(Path data) throws IOException, InterruptedException {
    var start = System.nanoTime();
    var launcher = launcher(data).start();
    try {
      awaitUp(launcher);
      return (System.nanoTime() - start) / 1e9;
    } finally {
      launcher.destroy();
      launcher.waitFor(1, TimeUnit.MINUTES);
    }
  }

  private static void awaitUp(Process launcher) throws IOException {
    var out =
        new BufferedReader(
            new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8));
    var said = new ArrayList<String>();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
      if (line.startsWith("samla is up")) {
        return;
      }
    }
    throw new IllegalStateException("./samla up ended: " + said);
  }

  /** With the quick start that a user gets, which other benchmarks switch off. */
  private static ProcessBuilder launcher(Path data) {
    var home = Path.of(System.getProperty("samla.home", "."));
    var command =
        List.of(
            home.resolve("samla").toString(),
            "up",
            "--data",
            data.toString(),
            "--port-base",
            Integer.toString(PortPlan.free().base()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("SAMLA_JAVA_OPTIONS");
    return builder;
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.toList().reversed()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
