package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every promise names a test that exists, here or in another module. */
class PromisesTests {
  private static final Pattern TEST = Pattern.compile("\\| `(\\w+)\\.(\\w+)` \\|");
  private static final List<Path> TESTS =
      Stream.of(
              "catalog-service",
              "ingest-service",
              "notification-service",
              "schemas",
              "standalone",
              "testing/end-to-end")
          .map(module -> Path.of("..", module, "src/test/java"))
          .toList();

  @Test
  void everyPromiseHasItsTest() throws IOException {
    var promises =
        Files.readAllLines(Path.of("PROMISES.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
            .toList();

    assertThat(promises).hasSizeGreaterThan(80).allMatch(line -> TEST.matcher(line).find());
    assertThat(promises.stream().filter(PromisesTests::isWithoutTest)).isEmpty();
  }

  private static boolean isWithoutTest(String promise) {
    var named = TEST.matcher(promise);
    return !named.find()
        || sources(named.group(1)).noneMatch(s -> s.contains(" " + named.group(2) + "("));
  }

  private static Stream<String> sources(String test) {
    return TESTS.stream().flatMap(directory -> sources(directory, test + ".java").stream());
  }

  private static List<String> sources(Path directory, String file) {
    try (var files = Files.walk(directory)) {
      return files.filter(path -> path.endsWith(file)).map(PromisesTests::text).toList();
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
