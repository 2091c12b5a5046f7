package se.samla.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docker-compose.yml promises of every container. */
class ComposeTests {
  private static final String FILE = Checkout.text(Path.of("docker-compose.yml"));
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");
  private static final Pattern PART = Pattern.compile("(?m)^  (\\w+):\n((?:    .*\n|\n)+)");
  private static final Pattern PORT = Pattern.compile("(?<=    ports:\n)(?:      - .*\n)+");

  @Test
  void everyPortIsOfThisMachineAlone() {
    assertThat(found(PORT).flatMap(ports -> ports.group().lines()))
        .hasSizeGreaterThanOrEqualTo(8)
        .allMatch(port -> port.startsWith("      - 127.0.0.1:"));
  }

  @Test
  void everyVariableIsInTheExample() {
    var example = Checkout.text(Path.of(".env.example")).lines().toList();
    assertThat(found(VARIABLE).map(variable -> variable.group(1) + "=").distinct())
        .isNotEmpty()
        .allMatch(name -> example.stream().anyMatch(line -> line.startsWith(name)));
  }

  @Test
  void everyPartThatGoesOnHasAHealthCheck() {
    assertThat(parts())
        .containsKeys("postgres", "ingest", "grafana")
        .allSatisfy(
            (part, text) ->
                assertThat(text.contains("    healthcheck:\n")).isNotEqualTo(part.equals("init")));
  }

  @Test
  void whoReadsDefinitionsReadsTheSame() {
    var service = FILE.substring(FILE.indexOf("x-service:"), FILE.indexOf("x-environment:"));
    var environment = FILE.substring(FILE.indexOf("x-environment:"), FILE.indexOf("\nservices:"));
    assertThat(service).contains("- &datasets ").contains(":/datasets:ro\n");
    assertThat(environment).contains("SAMLA_DATASETS: /datasets\n");
    assertThat(parts().get("init")).contains("- *datasets\n", "SAMLA_DATASETS: /datasets\n");
    for (var name : new String[] {"ingest", "catalog", "notification"}) {
      assertThat(parts().get(name)).contains("<<: *service\n", "<<: *environment\n");
    }
  }

  /** From the name of each container to what is said of it. */
  private static Map<String, String> parts() {
    var services = FILE.substring(FILE.indexOf("\nservices:"), FILE.indexOf("\nvolumes:"));
    return PART.matcher(services + "\n")
        .results()
        .collect(Collectors.toMap(part -> part.group(1), part -> part.group(2)));
  }

  private static Stream<MatchResult> found(Pattern pattern) {
    return pattern.matcher(FILE).results();
  }
}
