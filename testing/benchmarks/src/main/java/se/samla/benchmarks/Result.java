package se.samla.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What a run of a benchmark gave, with all that is needed to believe it. */
record Result(
    Benchmark benchmark, Instant at, Machine machine, Versions versions, List<Figure> figures) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Writes {@code <benchmark>.json} and {@code <benchmark>.svg}. */
  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(benchmark.id() + ".json"), json());
    Files.writeString(directory.resolve(benchmark.id() + ".svg"), Chart.of(this).svg());
  }

  String json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("benchmark", benchmark.id());
    json.put("shows", benchmark.shows());
    json.put("at", at.toString());
    json.put("machine", machine);
    json.put("versions", versions);
    json.put("figures", figures.stream().map(Figure::json).toList());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }
}
