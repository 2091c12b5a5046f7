package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dataset's CSV has the names and the order of its specification; what the specification does not
 * have comes last. A position is two columns here, for its one column is written in either order.
 */
@CatalogTest
class SpecificationColumnsIT {
  private static final Path SPECS = Path.of("../../shared/specs");
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired private CatalogReader reader;

  @BeforeAll
  static void specificationsAreHere() {
    Assumptions.assumeTrue(Files.exists(SPECS), "skipped: ../shared/specs is not here");
  }

  private List<String> columnsOf(String dataset) {
    var table = reader.textOf("/v1/datasets/" + dataset + "/download.csv", "*/*");
    return List.of(table.lines().findFirst().orElseThrow().split(","));
  }

  @Test
  void ofBathingPlaces() throws IOException {
    var newest =
        json("badplatser/observed-columns.json").get("generation_B").valueStream().toList();
    assertThat(columnsOf("badplatser")).startsWith(texts(newest)).contains("owner");
  }

  @Test
  void ofPublicToilets() throws IOException {
    var fields = json("offentliga-toaletter/draft-first-10-fields.json").get("fields");
    assertThat(columnsOf("offentliga-toaletter")).containsExactly(names(fields));
  }

  @Test
  void ofAccountsPayable() throws IOException {
    var columns = json("leverantorsreskontra/spec-1.1-reconstructed.json").get("columns");
    assertThat(columnsOf("leverantorsreskontra")).containsExactly(names(columns));
  }

  @Test
  void ofFoodPremises() throws IOException {
    var columns = Stream.concat(foodControl("facility."), Stream.of("latitude", "longitude"));
    assertThat(columnsOf("livsmedelsanlaggningar")).containsExactlyElementsOf(columns.toList());
  }

  @Test
  void ofFoodInspections() throws IOException {
    var columns = Stream.concat(Stream.of("facility.idNational"), foodControl("inspection."));
    assertThat(columnsOf("livsmedelsinspektioner")).containsExactlyElementsOf(columns.toList());
  }

  private static Stream<String> foodControl(String part) throws IOException {
    var header = Files.readAllLines(SPECS.resolve("livsmedelskontroller/exempel.csv")).getFirst();
    return Stream.of(header.split(","))
        .map(String::strip)
        .filter(column -> column.startsWith(part) && !column.startsWith("facility.location."));
  }

  private static JsonNode json(String file) throws IOException {
    return JSON.readTree(Files.readString(SPECS.resolve(file)));
  }

  private static String[] names(JsonNode columns) {
    return texts(columns.valueStream().map(column -> column.get("name")).toList());
  }

  private static String[] texts(List<JsonNode> nodes) {
    return nodes.stream().map(JsonNode::asString).toArray(String[]::new);
  }
}
