package se.samla.schemas.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.topics.Topics;

/** The schemas as they are, and as every version before was published, by simple name. */
final class SchemaBaselines {
  private SchemaBaselines() {}

  /** Every event's and every shipped dataset's schema. */
  static Map<String, Schema> current() {
    var schemas = new HashMap<String, Schema>();
    Stream.concat(
            Topics.EVENTS.values().stream().flatMap(List::stream),
            DatasetDefinitions.load(null).all().stream().map(DatasetDefinition::schema))
        .forEach(schema -> schemas.put(schema.getName(), schema));
    return schemas;
  }

  /** The published versions of a schema, each by its file, such as {@code v1/UploadRows.avsc}. */
  static Map<String, Schema> of(String name) {
    try (var files = Files.walk(directory(), 2)) {
      var versions = new HashMap<String, Schema>();
      files
          .filter(file -> file.endsWith(name + ".avsc"))
          .forEach(file -> versions.put(directory().relativize(file).toString(), parse(file)));
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    try {
      return Path.of(
          Objects.requireNonNull(SchemaBaselines.class.getResource("/baselines")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
