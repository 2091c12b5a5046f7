package se.samla.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFilterTests {
  @Test
  void theNextPageAsksTheSameAndGoesOnAfterTheLastRecord() {
    var filter = new RecordFilter(null, "2120000142", null, null, 10, null);
    var next = filter.nextPage("2120000142.å/ä", Map.of("name", "A"));
    assertThat(next)
        .containsEntry("publisher", "2120000142")
        .containsEntry("limit", 10)
        .containsEntry("name", "A");
    assertThat(next).doesNotContainKeys("bbox", "municipality");
    var following =
        new RecordFilter(null, null, null, null, null, String.valueOf(next.get("cursor")));
    assertThat(following.after()).isEqualTo("2120000142.å/ä");
  }

  @Test
  void pagesHaveADefaultSizeAndALimit() {
    assertThat(RecordFilter.pageSize(null)).isEqualTo(100);
    assertThat(RecordFilter.pageSize(1_000)).isEqualTo(1_000);
    assertThatThrownBy(() -> RecordFilter.pageSize(1_001))
        .hasMessage("limit: 1001 (expected: 1 to 1000)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,2,3", "1,2,3,4,5", "a,b,c,d", "2,1,1,2", "1,2,2,1", "NaN,1,2,3"})
  void aBoxOfAnotherFormIsRefused(String text) {
    assertThatThrownBy(() -> Box.parse(text))
        .hasMessageStartingWith("bbox: " + text + " (expected:");
  }

  @Test
  void aBoxIsWestSouthEastNorth() {
    assertThat(Box.parse("11.5,57,12,58.25")).isEqualTo(new Box(11.5, 57, 12, 58.25));
  }
}
