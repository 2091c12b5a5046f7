package se.samla.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Under which licences what runs in a service may be (ADR 12). */
class LicenceTests {
  private static final Set<String> PERMITTED = permitted();

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "catalog", "notification"})
  void everyLibraryHasAPermittedLicence(String service) {
    var libraries = libraries(service);

    assertThat(libraries).hasSizeGreaterThan(20);
    assertThat(
            libraries.stream().filter(library -> licences(library).noneMatch(PERMITTED::contains)))
        .extracting(library -> library.get("purl").asString() + " " + licences(library).toList())
        .isEmpty();
  }

  private static Set<JsonNode> libraries(String service) {
    var list = Path.of(service + "-service/target/classes/META-INF/sbom/application.cdx.json");
    assumeTrue(
        Files.exists(Checkout.ROOT.resolve(list)), "skipped: Maven makes no list when offline");
    return new JsonMapper()
        .readTree(Checkout.text(list))
        .get("components")
        .valueStream()
        .filter(library -> !library.path("group").asString("").equals("se.samla"))
        .collect(Collectors.toSet());
  }

  /** Of several it has, one is chosen. */
  private static Stream<String> licences(JsonNode library) {
    return library
        .path("licenses")
        .valueStream()
        .flatMap(
            entry ->
                Stream.of(
                    entry.path("license").path("id"),
                    entry.path("license").path("name"),
                    entry.path("expression")))
        .filter(JsonNode::isString)
        .map(JsonNode::asString);
  }

  private static Set<String> permitted() {
    try (var in = LicenceTests.class.getResourceAsStream("/licences.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
