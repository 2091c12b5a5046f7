package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every promise names a test that exists. */
class PromisesTests {
  private static final Pattern TEST = Pattern.compile("\\| `(\\w+)\\.(\\w+)` \\|");

  @Test
  void everyPromiseHasItsTest() throws IOException {
    var promises =
        Files.readAllLines(Path.of("PROMISES.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
            .toList();

    assertThat(promises).hasSizeGreaterThan(60).allMatch(line -> TEST.matcher(line).find());
    assertThat(promises.stream().filter(PromisesTests::isWithoutTest)).isEmpty();
  }

  private static boolean isWithoutTest(String promise) {
    var named = TEST.matcher(promise);
    return !named.find()
        || sources(named.group(1)).noneMatch(s -> s.contains(" " + named.group(2) + "("));
  }

  private static Stream<String> sources(String test) {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      return files
          .filter(file -> file.endsWith(test + ".java"))
          .map(PromisesTests::text)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
