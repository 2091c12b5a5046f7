package se.samla.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import se.samla.catalog.datasets.Dataset;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;

/** When caches must ask for a whole answer. */
class TagsTests {
  private static final DatasetDefinition NOW =
      DatasetDefinitions.load(null).find("offentliga-toaletter").orElseThrow();

  private static String tagOf(DatasetDefinition definition, long number, int erasure) {
    var state = new DatasetState(1, 10, 2, erasure, null);
    return new Tags().at(new Dataset(7, definition), state, number);
  }

  @Test
  void anotherChangeSetErasureOrDefinitionIsAnotherTag() {
    var tag = tagOf(NOW, 3, 0);
    assertThat(tag).isEqualTo(tagOf(NOW, 3, 0)).startsWith("1.3.0.");
    assertThat(List.of(tagOf(NOW, 4, 0), tagOf(NOW, 3, 9), tagOf(withoutItsLastField(), 3, 0)))
        .doesNotContain(tag)
        .doesNotHaveDuplicates();
  }

  private static DatasetDefinition withoutItsLastField() {
    var all = NOW.schema().getFields();
    var schema = Schema.createRecord(NOW.schema().getName(), null, "se.samla.datasets", false);
    schema.setFields(
        all.subList(0, all.size() - 1).stream()
            .map(field -> new Schema.Field(field, field.schema()))
            .toList());
    return new DatasetDefinition(NOW.name(), NOW.manifest(), schema, NOW.fields());
  }
}
