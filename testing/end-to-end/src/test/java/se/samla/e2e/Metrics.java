package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the dashboards and the rules of {@code deploy/} ask. */
final class Metrics {
  private static final Path DEPLOY =
      Path.of(System.getProperty("samla.home", "../..")).resolve("deploy");
  private static final Pattern NAME =
      Pattern.compile("\\b(?:samla|spring|http|jvm|hikaricp|process|disk)_[a-z0-9_]+");
  private static final Pattern EXPRESSION =
      Pattern.compile("expr: (?:\\|-((?:\\n {10}.*)+)|'(.*)')");

  private Metrics() {}

  /** Every metric's name. */
  static Set<String> used() {
    return Stream.concat(queries().stream(), ruleQueries().stream())
        .flatMap(query -> NAME.matcher(query).results())
        .map(name -> name.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Each panel's, without repetitions. */
  static Set<String> queries() {
    try (var dashboards = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
      return dashboards
          .flatMap(file -> new JsonMapper().readTree(text(file)).get("panels").valueStream())
          .flatMap(panel -> panel.get("targets").valueStream())
          .map((JsonNode target) -> target.get("expr").asString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Set<String> ruleQueries() {
    return EXPRESSION
        .matcher(text(DEPLOY.resolve("prometheus/samla.rules.yaml")))
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
