package se.samla.schemas.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samla.schemas.wire.EventFixtures;

class ChangeViewTests {
  @Test
  void showsAChangeWithItsPlaceAndBothContents() {
    var part = EventFixtures.recordsChanged();
    var view =
        ChangeView.of(
            part,
            part.getChanges().getFirst(),
            (schemaId, content) -> Map.of("schema", schemaId, "bytes", content.remaining()));
    assertThat(view.cursor()).isEqualTo("1.7.1");
    assertThat(view.operation()).isEqualTo("updated");
    assertThat(view.fields()).isEqualTo(List.of("name", "latitude"));
    assertThat(view.before()).isEqualTo(Map.of("schema", 41, "bytes", 2));
    assertThat(view.after()).isEqualTo(Map.of("schema", 42, "bytes", 1));
  }

  @Test
  void tellsWhatFiltersLookAtBeforeAndAfter() {
    var part = EventFixtures.recordsChanged();
    var view = ChangeView.of(part, part.getChanges().getFirst(), (_, _) -> Map.of());
    assertThat(view.recordBefore()).isEqualTo(new RecordFacts("2120000142", "0180", 59.32, 18.03));
    assertThat(view.recordAfter()).isEqualTo(new RecordFacts("2021006420", null, null, null));
  }

  @Test
  void hasNoContentWhereThereIsNoState() {
    var part = EventFixtures.recordsChanged();
    var view = ChangeView.of(part, part.getChanges().getLast(), (_, _) -> Map.of());
    assertThat(view.operation()).isEqualTo("erased");
    assertThat(view.before()).isNull();
    assertThat(view.after()).isNull();
    assertThat(view.recordBefore()).isNull();
    assertThat(view.recordAfter()).isNull();
  }
}
