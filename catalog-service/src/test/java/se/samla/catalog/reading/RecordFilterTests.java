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
    var filter = new RecordFilter(null, "2120000142", null, null, 10, null, null);
    var next = filter.nextPage("2120000142.å/ä", 0, Map.of("name", "A"));
    assertThat(next)
        .containsEntry("publisher", "2120000142")
        .containsEntry("limit", 10)
        .containsEntry("name", "A");
    assertThat(next).doesNotContainKeys("bbox", "municipality");
    var following =
        new RecordFilter(null, null, null, null, null, null, String.valueOf(next.get("cursor")));
    assertThat(following.after()).isEqualTo("2120000142.å/ä");
  }

  @Test
  void pagesHaveADefaultSizeAndLimits() {
    assertThat(Paging.size(null)).isEqualTo(20);
    assertThat(Paging.size(1_000)).isEqualTo(1_000);
    assertThatThrownBy(() -> Paging.size(1_001)).hasMessage("limit: 1001 (expected: 1 to 1000)");
    assertThat(new Paging(null, null, null).skipped()).isZero();
    assertThatThrownBy(() -> new Paging(null, 10_001, null).skipped())
        .hasMessage("offset: 10001 (expected: 0 to 10000)");
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
