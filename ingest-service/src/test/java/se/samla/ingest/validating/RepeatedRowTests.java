package se.samla.ingest.validating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.ingest.problems.Problem;

/** What rows of one upload have in common, also when they travel in different batches. */
class RepeatedRowTests {
  private static final String HEADER = "place_id,name,latitude,longitude,nutskod\n";

  @Test
  void aRepeatInAnotherBatchNamesTheFirstLine() {
    var file = inBatchesOf(2, "a,A,57,12,\nb,B,57,12,\nc,C,57,12,\na,A2,57,12,\n");
    assertThat(file.ids()).containsExactly("a", "b", "c");
    assertThat(file.codes()).containsExactly("5 repeated-id");
    assertThat(file.issues().getFirst().expected()).isEqualTo("≠ line 2");
    assertThat(file.quarantined()).isEmpty();
  }

  @Test
  void anIdenticalRepeatInAnotherBatchCollapses() {
    var file = inBatchesOf(1, "a,A,57,12,\n a ,A ,57,12,\nb,B,57,12,\n");
    assertThat(file.ids()).containsExactly("a", "b");
    assertThat(file.issues()).isEmpty();
  }

  @Test
  void aRepeatThatWritesTheSameInAnotherWayCollapses() {
    var file = inBatchesOf(1, "a,A,\"57,10\",12,\na,A, 57.1 ,12.0,\na,A,57.2,12,\n");
    assertThat(file.ids()).containsExactly("a");
    assertThat(file.codes()).containsExactly("4 repeated-id");
  }

  @Test
  void aUniqueValueStandsOnceInAnUpload() {
    var key = "SE0441273000000001";
    var file = inBatchesOf(1, "a,A,57,12," + key + "\nb,B,57,12," + key + "\n");
    assertThat(file.ids()).containsExactly("a");
    assertThat(file.codes()).containsExactly("3 not-unique");
    assertThat(file.issues().getFirst().field()).isEqualTo("nutskod");
    assertThat(file.quarantined()).containsExactly("b");
  }

  @Test
  void tellsThousandsOfIdsApart() {
    var rows =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "id-" + i % 19_999 + ",N,57,12,\n")
            .collect(Collectors.joining());
    assertThat(inBatchesOf(500, rows).ids()).hasSize(19_999).doesNotHaveDuplicates();
  }

  @Test
  void idsMayNotTakeMoreMemoryThanTheirShare() {
    var memory = new IdentityMemory(40_000);
    try (var table = new IdentityTable(memory)) {
      assertThatThrownBy(() -> IntStream.range(0, 2_000).forEach(i -> table.putIfAbsent(i, 1)))
          .isInstanceOf(IdentityMemory.TooManyIdsException.class)
          .hasMessageStartingWith("ids: more than 768 different ones (expected: at most 768 in an")
          .matches(e -> !((Problem) e).mayPass());
    }
    assertThat(memory.taken()).isZero();
  }

  @Test
  void anUploadThatOthersLeaveNoMemoryMayComeAgain() {
    var memory = new IdentityMemory(40_000);
    memory.take(30_000, 0);
    try (var table = new IdentityTable(memory)) {
      assertThatThrownBy(() -> IntStream.range(0, 2_000).forEach(i -> table.putIfAbsent(i, 1)))
          .isInstanceOf(IdentityMemory.TooManyIdsException.class)
          .hasMessageContaining("in all uploads at once")
          .matches(e -> ((Problem) e).mayPass());
    }
  }

  private static ValidatedFile inBatchesOf(int size, String rows) {
    return ValidatedFile.csv("badplatser", HEADER + rows, ValidatedFile.VASTERAS, size);
  }
}
