package se.samla.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;

/** What the catalog writes with the specification's names can be delivered again. */
class SpecificationColumnsTests {
  static Stream<DatasetDefinition> datasets() {
    return DatasetDefinitions.load(null).all().stream();
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void whatIsWrittenAsAColumnIsReadAsItsField(DatasetDefinition dataset) {
    var columns = dataset.columns();
    assertThat(List.copyOf(columns.values()))
        .containsExactlyInAnyOrderElementsOf(dataset.fields().keySet());
    var values = new TreeMap<String, String>();
    columns.values().forEach(field -> values.put(field, "value of " + field));
    var cells = columns.values().stream().map(values::get).toList();
    var table = String.join(",", columns.keySet()) + "\r\n" + String.join(",", cells) + "\r\n";
    var read = ReadFile.of("text/csv", table.getBytes(StandardCharsets.UTF_8), dataset);
    assertThat(read.rows()).containsExactly(values);
    assertThat(read.issues()).isEmpty();
  }
}
