package se.samla.schemas.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlayTests {
  @Test
  void mapsGrowTogetherAndValuesAreReplaced() {
    assertThat(
            Overlay.over(Map.of("a", 1, "b", Map.of("c", 2)), Map.of("b", Map.of("c", 3, "d", 4))))
        .isEqualTo(Map.of("a", 1, "b", Map.of("c", 3, "d", 4)));
  }

  @Test
  void entriesOfListsGrowByName() {
    assertThat(
            Overlay.over(
                List.of(Map.of("name", "limit", "in", "query")),
                List.of(Map.of("name", "limit", "example", 20), Map.of("name", "Prefer"))))
        .isEqualTo(
            List.of(
                Map.of("name", "limit", "in", "query", "example", 20), Map.of("name", "Prefer")));
  }

  @Test
  void aReferenceIsReplaced() {
    assertThat(Overlay.over(Map.of("$ref", "#/a"), Map.of("type", "object")))
        .isEqualTo(Map.of("type", "object"));
  }

  @Test
  void aStarStandsForEveryKeyAndGivesWayToWhatIsThere() {
    assertThat(
            Overlay.over(
                Map.of("/a", Map.of("get", Map.of("x", 1))),
                Map.of("*", Map.of("*", Map.of("x", 2, "y", 3)))))
        .isEqualTo(Map.of("/a", Map.of("get", Map.of("x", 1, "y", 3))));
  }
}
