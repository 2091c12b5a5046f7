package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents of all three services keep the national REST API profile, by our own ruleset. */
class ApiProfileE2E {
  private static final Pattern RULE =
      Pattern.compile("^  ([a-z]{3}-[a-z0-9-]+):$", Pattern.MULTILINE);

  @TempDir private Path directory;

  @Test
  void everyDocumentKeepsTheNationalProfile() throws IOException {
    var spectral = Spectral.in(directory);
    Samla.shared()
        .documents()
        .forEach((service, document) -> assertThat(spectral.lint(document)).as(service).isEmpty());
  }

  @Test
  void everyRuleFindsWhatIsWrong() throws IOException {
    var found =
        Spectral.in(directory).lint(resource("/spectral/breaks-every-rule.json")).stream()
            .map(Spectral.Finding::rule)
            .collect(Collectors.toSet());
    assertThat(rules()).hasSizeGreaterThan(25);
    assertThat(found).containsAll(rules());
  }

  @Test
  void everyServiceSaysWhichReleaseItIs() {
    Samla.shared()
        .apiInfos()
        .forEach(
            info -> {
              assertThat(info.propertyNames())
                  .containsExactlyInAnyOrder(
                      "apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus");
              assertThat(info.get("apiReleased").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
            });
  }

  private static Set<String> rules() throws IOException {
    return RULE.matcher(resource("/spectral/api-profile.yaml"))
        .results()
        .map(rule -> rule.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String resource(String name) throws IOException {
    try (InputStream text = ApiProfileE2E.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
