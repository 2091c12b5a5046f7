package se.samla.notification.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samla.schemas.changes.Cursor;

class RoundsTests {
  @Test
  void takesPartsOfSeveralStreamsTogether() {
    assertThat(Rounds.of(List.of(part("a", 1, "created"), part("b", 2, "created")))).hasSize(1);
    assertThat(Rounds.of(List.of())).isEmpty();
  }

  @Test
  void endsWithAnErasureWhichBlanksOnlyWhatWasBeforeIt() {
    var erasure = part("a", 1, "erased");

    assertThat(Rounds.of(List.of(erasure, part("a", 1, "created")))).hasSize(2);
    assertThat(Rounds.of(List.of(erasure, part("b", 1, "created")))).hasSize(1);
  }

  @Test
  void hasOneEpochOfAStream() {
    assertThat(Rounds.of(List.of(part("a", 1, "created"), part("a", 2, "created")))).hasSize(2);
  }

  @Test
  void carriesNoMoreThanAStatementShould() {
    var large = part("a", 1, "created", 600 * 1024);

    assertThat(Rounds.of(List.of(large, large, large))).hasSize(3);
    assertThat(Rounds.of(List.of(part("a", 1, "created", 2 * 1024 * 1024)))).hasSize(1);
  }

  private static ChangeSetPart part(String stream, int epoch, String operation) {
    return part(stream, epoch, operation, 100);
  }

  private static ChangeSetPart part(String stream, int epoch, String operation, int octets) {
    var facts = new Facts(new Cursor(epoch, 1, 1), operation, List.of(), null, null, octets);
    return new ChangeSetPart(stream, epoch, 1, 1, Instant.EPOCH, List.of(new Change(facts, "{}")));
  }
}
