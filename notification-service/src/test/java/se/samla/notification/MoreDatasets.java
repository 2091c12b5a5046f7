package se.samla.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.samla.schemas.datasets.DatasetDefinitions;

/**
 * Datasets like the one of bathing places under other names, for tests that need a feed nobody else
 * writes to.
 */
final class MoreDatasets {
  static final String RESTORED = "aterstallda-badplatser";
  static final String UNCOPIED = "okopierade-badplatser";
  static final String RESTED = "vilande-badplatser";
  static final String ERASED = "raderade-badplatser";
  static final String BESIDE = "badplatser-bredvid";
  static final String COMPARED = "jamforda-badplatser";
  static final String HANGING = "hangande-badplatser";
  static final String BROKEN = "trasiga-badplatser";
  static final String FILLED = "ifyllda-badplatser";
  static final int MODELS = 6;
  static final Path DIRECTORY = create();

  private MoreDatasets() {}

  static String model(long seed) {
    return "modell-" + seed;
  }

  private static List<String> names() {
    return Stream.concat(
            Stream.of(
                BESIDE, RESTORED, UNCOPIED, RESTED, ERASED, COMPARED, HANGING, BROKEN, FILLED),
            IntStream.rangeClosed(1, MODELS).mapToObj(MoreDatasets::model))
        .toList();
  }

  private static Path create() {
    try {
      var target = Files.createDirectories(Path.of("target").toAbsolutePath());
      var directory = Files.createTempDirectory(target, "datasets");
      for (var name : names()) {
        var dataset = Files.createDirectory(directory.resolve(name));
        copy("dataset.yaml", dataset);
        copy("Badplats.avsc", dataset);
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(String file, Path dataset) throws IOException {
    var source = "/datasets/badplatser/" + file;
    try (var in = DatasetDefinitions.class.getResourceAsStream(source)) {
      Files.copy(Objects.requireNonNull(in), dataset.resolve(file));
    }
  }
}
