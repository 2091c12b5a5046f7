package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a platform's parts have logged so far. */
final class Logs {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path directory;

  Logs(Samla samla) {
    this.directory = samla.data().resolve("logs");
  }

  /** A service's lines in JSON; what the JVM itself says before is left out. */
  List<JsonNode> of(String service) {
    return text(directory.resolve(service + ".log"))
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(JSON::readTree)
        .toList();
  }

  /** Everything that any part has said. */
  String all() {
    try (Stream<Path> files = Files.list(directory)) {
      return String.join("\n", files.map(Logs::text).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
