package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every failure that happened to others names a test that exists, wherever it is. */
class FailuresTests {
  private static final Pattern TEST = Pattern.compile("\\| `(\\w+)\\.(\\w+)` \\|$");
  private static final Path HOME = Path.of("../..");

  @Test
  void everyFailureHasItsTest() throws IOException {
    var failures =
        Files.readAllLines(Path.of("FAILURES.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| #"))
            .toList();

    assertThat(failures).hasSizeGreaterThan(25).allMatch(line -> TEST.matcher(line).find());
    var sources = sources();
    assertThat(failures).noneMatch(failure -> isWithoutTest(failure, sources));
  }

  private static boolean isWithoutTest(String failure, List<Path> sources) {
    var named = TEST.matcher(failure);
    return !named.find()
        || sources.stream()
            .filter(source -> source.endsWith(named.group(1) + ".java"))
            .noneMatch(source -> text(source).contains(" void " + named.group(2) + "("));
  }

  private static List<Path> sources() throws IOException {
    try (var modules = Files.list(HOME);
        var proofs = Files.list(HOME.resolve("testing"))) {
      return Stream.concat(modules, proofs)
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(FailuresTests::below)
          .toList();
    }
  }

  private static Stream<Path> below(Path directory) {
    try (var files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
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
