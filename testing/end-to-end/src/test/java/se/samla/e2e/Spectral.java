package se.samla.e2e;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stoplight's linter with our ruleset, from npm into a directory of the test's; skipped by name
 * without npm or its registry.
 */
final class Spectral {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String RULES = "/spectral/api-profile.yaml";
  private final Path directory;

  /**
   * What a rule says of a place in a document.
   *
   * @param document the name it was given by
   */
  record Finding(String document, String rule, String where, String message) {}

  private Spectral(Path directory) {
    this.directory = directory;
  }

  static Spectral in(Path directory) throws IOException {
    var npm =
        run(
            directory,
            "npm",
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--prefix",
            ".",
            "@stoplight/spectral-cli@6");
    assumeThat(npm).as("skipped: npm does not give Spectral here").isZero();
    try (var rules = Spectral.class.getResourceAsStream(RULES)) {
      Files.copy(Objects.requireNonNull(rules), directory.resolve("rules.yaml"));
    }
    return new Spectral(directory);
  }

  /**
   * @param documents from a name to the text
   */
  List<Finding> lint(Map<String, String> documents) {
    documents.forEach((name, text) -> write(name + ".json", text));
    var command =
        Stream.of(
            Stream.of("node_modules/.bin/spectral", "lint"),
            documents.keySet().stream().map(name -> name + ".json"),
            Stream.of("--ruleset=rules.yaml", "--format=json", "--output=findings", "--quiet"));
    run(directory, command.flatMap(part -> part).toArray(String[]::new));
    return StreamSupport.stream(JSON.readTree(directory.resolve("findings")).spliterator(), false)
        .map(Spectral::finding)
        .toList();
  }

  private static Finding finding(JsonNode node) {
    var file = Path.of(node.get("source").asString()).getFileName().toString();
    return new Finding(
        file.replace(".json", ""),
        node.get("code").asString(),
        node.get("path").toString(),
        node.get("message").asString());
  }

  private void write(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its exit code; that of a program that is not here is not zero either. */
  private static int run(Path directory, String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output.txt").toFile())
              .start();
      if (!process.waitFor(180, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("still running: " + List.of(command));
      }
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
