package se.samla.catalog.covering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The lists that the project carries are those of the shared reference data. */
class ReferenceListsTests {
  private static final Path REFERENCE = Path.of("../../shared/data/reference");

  @Test
  void municipalitiesHaveTheCodesAndNamesOfTheReference() throws IOException {
    var reference =
        linesOf("municipalities-290.csv").stream()
            .map(line -> line.split(","))
            .collect(
                Collectors.toMap(
                    cells -> cells[0], cells -> cells[1], (first, _) -> first, TreeMap::new));
    assertThat(reference).hasSize(290);
    assertThat(new Municipalities().names()).isEqualTo(reference);
  }

  @Test
  void thereIsOneRegionForEachCountyOfTheReference() throws IOException {
    var counties = cells(linesOf("counties-21.csv"), 0);
    assertThat(counties).hasSize(21);
    assertThat(cells(regions(), 1)).containsExactlyElementsOf(counties);
  }

  private static List<String> linesOf(String file) throws IOException {
    var list = REFERENCE.resolve(file);
    Assumptions.assumeTrue(Files.exists(list), "skipped: ../shared/data is not here");
    return Files.readString(list).lines().skip(1).toList();
  }

  private static List<String> regions() throws IOException {
    try (var bytes = Regions.class.getResourceAsStream("/regions.csv")) {
      return new String(Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .toList();
    }
  }

  private static List<String> cells(List<String> lines, int column) {
    return lines.stream().map(line -> line.split(",")[column]).toList();
  }
}
