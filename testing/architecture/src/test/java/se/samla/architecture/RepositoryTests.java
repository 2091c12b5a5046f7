package se.samla.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a file of the repository must not hold, so that it builds anywhere. */
class RepositoryTests {
  /** Each with a class of one character, so that this file does not match itself. */
  private static final Pattern PACKAGE_HOST =
      Pattern.compile(
          "repo1?[.]maven|registry[.](npmjs|yarnpkg)|pypi[.]org/simple|artifactor[y]|nexu[s]"
              + "|/maven[2]|<repositorie[s]>|<distributionManagemen[t]>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MACHINE_PATH =
      Pattern.compile("/usr/lib/jvm/\\w|/home/\\w|/root/\\w|/Users/\\w|/work/\\w|\\b[A-Z]:\\\\\\w");
  private static final Pattern SLEEP = Pattern.compile("\\bThread\\s*\\.\\s*sleep\\b|\\.sleep\\(");
  private static final Pattern TEST = Pattern.compile("@(Parameterized|Repeated)?Test\\b");
  private static final List<String> LOCK_FILES =
      List.of("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml");

  @Test
  void noFileNamesAPackageRegistry() {
    assertThat(linesWith(PACKAGE_HOST, Checkout.files().map(String::valueOf))).isEmpty();
  }

  @Test
  void noFileNamesAPathOfOneMachine() {
    assertThat(linesWith(MACHINE_PATH, Checkout.files().map(String::valueOf))).isEmpty();
  }

  @Test
  void thereIsNoMavenWrapper() {
    assertThat(Checkout.files(path -> path.matches("(.*/)?(mvnw(\\.cmd)?|\\.mvn/wrapper/.*)")))
        .isEmpty();
  }

  @Test
  void thereIsNoLockFileWithAddresses() {
    assertThat(Checkout.files(path -> LOCK_FILES.stream().anyMatch(path::endsWith))).isEmpty();
  }

  @Test
  void noTestSleeps() {
    var tests =
        Checkout.files(path -> path.contains("src/test/") && path.endsWith(".java"))
            .filter(file -> !file.endsWith("OffenderImpl.java"));
    assertThat(linesWith(SLEEP, tests.map(String::valueOf))).isEmpty();
  }

  /** A test class of another name is run by nothing. */
  @Test
  void everyTestClassIsOneThatIsRun() {
    assertThat(
            Checkout.files(path -> path.contains("src/test/") && path.endsWith(".java"))
                .filter(file -> TEST.matcher(Checkout.text(file)).find())
                .map(String::valueOf))
        .allMatch(path -> path.matches(".*(Tests|IT|E2E)\\.java"));
  }

  /** File, line and text of every line with a match, in any of the files. */
  private static List<String> linesWith(Pattern pattern, Stream<String> files) {
    return files.flatMap(file -> linesWith(pattern, file)).toList();
  }

  private static Stream<String> linesWith(Pattern pattern, String file) {
    var lines = Checkout.text(Path.of(file)).lines().toList();
    return IntStream.range(0, lines.size())
        .filter(i -> pattern.matcher(lines.get(i)).find())
        .mapToObj(i -> file + ":" + (i + 1) + ": " + lines.get(i).strip());
  }
}
