package se.samla.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of one benchmark: a table for people, and a file in JSON for who compares runs. It is
 * written to {@code testing/benchmarks/target/results/<name>.json}.
 */
final class Report {
  private static final JsonMapper JSON = new JsonMapper();

  private final String benchmark;
  private final List<Figure> figures = new ArrayList<>();

  Report(String benchmark) {
    this.benchmark = benchmark;
  }

  /** Tells a figure as soon as it is known. */
  double add(String name, double value, String unit) {
    return add(new Figure(name, value, unit, null));
  }

  /**
   * @param aim what is promised, in words
   */
  double add(String name, double value, String unit, String aim) {
    return add(new Figure(name, value, unit, aim));
  }

  void write() throws IOException {
    var file =
        Path.of(
            System.getProperty("samla.home", "."),
            "testing/benchmarks/target/results/" + benchmark + ".json");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(
                Map.of(
                    "benchmark",
                    benchmark,
                    "at",
                    Instant.now().toString(),
                    "processors",
                    Runtime.getRuntime().availableProcessors(),
                    "figures",
                    figures)));
    System.out.println("written to " + file);
  }

  private double add(Figure figure) {
    figures.add(figure);
    System.out.println(figure.line());
    return figure.value();
  }

  /**
   * @param aim null when nothing is promised
   */
  record Figure(String name, double value, String unit, @Nullable String aim) {
    String line() {
      var number = Math.abs(value) < 100 ? "%,.2f".formatted(value) : "%,.0f".formatted(value);
      return "%-48s %12s %-14s%s".formatted(name, number, unit, aim == null ? "" : "aim " + aim);
    }
  }
}
