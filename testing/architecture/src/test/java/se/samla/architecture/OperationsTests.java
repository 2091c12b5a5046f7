package se.samla.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is woken by an alert finds what to do. */
class OperationsTests {
  private static final Path DIRECTORY = Path.of("deploy/prometheus");
  private static final Path RULES = DIRECTORY.resolve("samla.rules.yaml");
  private static final Path RULES_TESTS = DIRECTORY.resolve("samla.rules.test.yaml");
  private static final Path RUNBOOK = Path.of("docs/runbook.md");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
  private static final Pattern RUNBOOK_LINK = Pattern.compile("runbook: docs/runbook.md#(\\w+)");
  private static final Pattern TRIED = Pattern.compile("alertname: (\\w+)\\s+exp_alerts:\\s+-");
  private static final Pattern DATA_SOURCE = Pattern.compile("\"uid\": \"(\\w+)\"\\s+}");
  private static final List<String> ANSWERS =
      List.of("**What it means.**", "**Look at.**", "**Do.**");

  @Test
  void everyAlertHasASectionThatSaysWhatItMeansWhatToLookAtAndWhatToDo() {
    var sections = Checkout.text(RUNBOOK).split("\n## ");
    for (var alert : alerts()) {
      assertThat(sections)
          .as(alert)
          .filteredOn(section -> section.startsWith(alert + "\n"))
          .singleElement()
          .asString()
          .contains(ANSWERS);
    }
  }

  @Test
  void everySectionIsOfAnAlert() {
    assertThat(Checkout.text(RUNBOOK).lines().filter(line -> line.startsWith("## ")))
        .containsExactlyElementsOf(alerts().stream().map(alert -> "## " + alert).toList());
  }

  @Test
  void everyAlertLinksItsOwnSection() {
    assertThat(named(RUNBOOK_LINK, RULES))
        .isEqualTo(alerts().stream().map(alert -> alert.toLowerCase(Locale.ROOT)).toList());
  }

  @Test
  void everyAlertIsSeenToFireByATestOfTheRules() {
    assertThat(named(TRIED, RULES_TESTS)).containsAll(alerts());
  }

  @Test
  void everyPanelAsksTheProvisionedDataSource() {
    var dashboards = Checkout.files(path -> path.startsWith("deploy/grafana/dashboards/")).toList();
    assertThat(dashboards).hasSizeGreaterThanOrEqualTo(6);
    assertThat(dashboards.stream().flatMap(file -> named(DATA_SOURCE, file).stream()))
        .isNotEmpty()
        .containsOnly("samla");
  }

  @Test
  void theRulesPassTheirTests() throws Exception {
    assumeTrue(isOnThePath("promtool"), "skipped: promtool (of Prometheus) is not on the path");

    assertThat(promtool("check", "rules", "samla.rules.yaml")).contains("SUCCESS");
    assertThat(promtool("test", "rules", "samla.rules.test.yaml"))
        .contains("SUCCESS")
        .doesNotContain("FAILED");
  }

  private static List<String> alerts() {
    return named(ALERT, RULES);
  }

  private static List<String> named(Pattern pattern, Path file) {
    return pattern.matcher(Checkout.text(file)).results().map(found -> found.group(1)).toList();
  }

  private static boolean isOnThePath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static String promtool(String... arguments) throws IOException {
    var command = Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
    var process =
        new ProcessBuilder(command)
            .directory(Checkout.ROOT.resolve(DIRECTORY).toFile())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
