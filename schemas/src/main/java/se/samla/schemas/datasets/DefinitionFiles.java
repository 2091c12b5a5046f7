package se.samla.schemas.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a definition's files are: on the classpath or in a directory. */
record DefinitionFiles(String dataset, Function<String, @Nullable String> content) {
  private static final String ROOT = "/datasets/";

  static List<DefinitionFiles> shipped() {
    var index = resource("index");
    if (index == null) {
      throw new InvalidDefinitionException(
          ROOT + "index", "missing (expected: a dataset's name on each line)");
    }
    return index.lines().filter(line -> !line.isBlank()).map(DefinitionFiles::shipped).toList();
  }

  static List<DefinitionFiles> in(Path directory) {
    try (var folders = Files.list(directory)) {
      return folders
          .filter(DefinitionFiles::isDefinition)
          .sorted()
          .map(DefinitionFiles::folder)
          .toList();
    } catch (IOException e) {
      throw new InvalidDefinitionException(
          directory.toString(), "SAMLA_DATASETS cannot be read (expected: a directory): " + e);
    }
  }

  private static DefinitionFiles shipped(String dataset) {
    return new DefinitionFiles(dataset, file -> resource(dataset + "/" + file));
  }

  /** Folders with a dot are somebody else's: version control, Kubernetes' mounts. */
  private static boolean isDefinition(Path path) {
    return Files.isDirectory(path) && !String.valueOf(path.getFileName()).startsWith(".");
  }

  private static DefinitionFiles folder(Path folder) {
    return new DefinitionFiles(
        String.valueOf(folder.getFileName()), file -> text(folder.resolve(file)));
  }

  String read(String file) {
    var text = content.apply(file);
    if (text == null) {
      throw new InvalidDefinitionException(
          name(file), "missing (expected: a file beside dataset.yaml)");
    }
    return text;
  }

  String name(String file) {
    return dataset + "/" + file;
  }

  private static @Nullable String resource(String path) {
    try (InputStream in = DefinitionFiles.class.getResourceAsStream(ROOT + path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidDefinitionException(ROOT + path, "cannot be read: " + e);
    }
  }

  private static @Nullable String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw new InvalidDefinitionException(file.toString(), "cannot be read: " + e);
    }
  }
}
