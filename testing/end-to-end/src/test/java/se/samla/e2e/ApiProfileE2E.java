package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents of all three services keep the national REST API profile, by our own ruleset. */
class ApiProfileE2E {
  private static final Pattern RULE =
      Pattern.compile("^  ([a-z]{3}-[a-z0-9-]+):$", Pattern.MULTILINE);

  private static final String BAD = "breaks-every-rule";

  @TempDir private static Path directory;

  /** All documents in one run of the linter, which takes longer to start than to read them. */
  private static List<Spectral.Finding> findings = List.of();

  @BeforeAll
  static void lint() throws IOException {
    var documents = new HashMap<>(Samla.shared().services().documents());
    documents.put(BAD, resource("/spectral/breaks-every-rule.json"));
    findings = Spectral.in(directory).lint(documents);
  }

  @Test
  void everyDocumentKeepsTheNationalProfile() {
    assertThat(findings).filteredOn(finding -> !finding.document().equals(BAD)).isEmpty();
  }

  @Test
  void everyRuleFindsWhatIsWrong() throws IOException {
    assertThat(rules()).hasSizeGreaterThan(25);
    assertThat(findings)
        .filteredOn(finding -> finding.document().equals(BAD))
        .extracting(Spectral.Finding::rule)
        .containsAll(rules());
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
