package se.samla.catalog.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.catalog.changes.NumberedChange;
import se.samla.events.ChangeOperation;
import se.samla.events.RecordChange;
import se.samla.events.RecordState;

class ChangePartsTests {
  private static List<NumberedChange> changes(long changeSet, int count, int bytes) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(ordinal -> change(changeSet, ordinal, count, bytes))
        .toList();
  }

  private static NumberedChange change(long changeSet, int ordinal, int size, int bytes) {
    var state = new RecordState("2120000142", null, null, null, 1, ByteBuffer.allocate(bytes));
    return new NumberedChange(
        1,
        changeSet,
        Instant.EPOCH,
        size,
        new RecordChange(
            ordinal,
            ChangeOperation.CREATED,
            "r" + ordinal,
            "2120000142",
            new UUID(0, 1),
            null,
            1L,
            List.of(),
            null,
            state),
        null,
        null);
  }

  private static List<Integer> sizesOf(List<NumberedChange> changes) {
    return ChangeParts.of(changes).stream().map(List::size).toList();
  }

  @Test
  void aPartHoldsAtMost500Changes() {
    assertThat(sizesOf(changes(1, 1_200, 10))).containsExactly(500, 500, 200);
  }

  @Test
  void aPartHoldsAtMost512KiB() {
    assertThat(sizesOf(changes(1, 20, 60_000))).containsExactly(8, 8, 4);
  }

  @Test
  void aPartIsOfOneChangeSet() {
    var changes = new ArrayList<>(changes(1, 3, 10));
    changes.addAll(changes(2, 2, 10));
    assertThat(sizesOf(changes)).containsExactly(3, 2);
  }
}
