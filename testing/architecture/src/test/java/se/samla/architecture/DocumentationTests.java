package se.samla.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages speak of what is there. */
class DocumentationTests {
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern DECISION = Pattern.compile("docs/adr/(\\d{4})-[a-z0-9-]+\\.md");
  private static final Pattern MODULE_COMMAND = Pattern.compile("mvn [^`\\n]*-pl ([\\w/,-]+)");

  @Test
  void everyRelativeLinkLeadsToAFile() {
    assertThat(pages().flatMap(DocumentationTests::linksOf).filter(DocumentationTests::isBroken))
        .isEmpty();
  }

  @Test
  void everyMavenCommandNamesAModule() {
    assertThat(
            pages()
                .flatMap(page -> MODULE_COMMAND.matcher(Checkout.text(page)).results())
                .flatMap(command -> Stream.of(command.group(1).split(",")))
                .filter(module -> !Files.exists(Checkout.ROOT.resolve(module).resolve("pom.xml"))))
        .isEmpty();
  }

  @Test
  void theLauncherCanBeRun() {
    assertThat(Checkout.ROOT.resolve("samla")).isExecutable();
  }

  @Test
  void decisionsAreNumberedWithoutGaps() {
    var numbers =
        decisions().map(file -> DECISION.matcher(file)).flatMap(m -> m.results()).toList();
    assertThat(numbers.stream().map(number -> Integer.valueOf(number.group(1))))
        .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
  }

  @Test
  void decisionsSayStatusContextDecisionAndConsequences() {
    for (var decision : decisions().toList()) {
      var headings =
          Checkout.text(Path.of(decision)).lines().filter(line -> line.startsWith("#")).toList();
      assertThat(headings)
          .as(decision)
          .contains("## Context", "## Decision", "## Consequences")
          .first()
          .asString()
          .matches("# \\d+\\. .+");
      assertThat(Checkout.text(Path.of(decision))).as(decision).contains("\nStatus: ");
    }
  }

  private static Stream<Path> pages() {
    return Checkout.files(path -> path.endsWith(".md"));
  }

  private static Stream<String> decisions() {
    return Checkout.files(path -> path.startsWith("docs/adr/")).map(String::valueOf);
  }

  private static Stream<Link> linksOf(Path page) {
    return LINK.matcher(Checkout.text(page)).results().map(link -> Link.in(page, link));
  }

  private static boolean isBroken(Link link) {
    return !link.target().matches("(https?:|mailto:|#).*") && !Files.exists(link.file());
  }

  /** A link as a page writes it. */
  private record Link(Path page, String target) {
    static Link in(Path page, MatchResult link) {
      return new Link(page, link.group(1));
    }

    Path file() {
      return Checkout.ROOT.resolve(page).resolveSibling(target.replaceFirst("#.*", ""));
    }
  }
}
