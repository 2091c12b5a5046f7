package se.samla.notification.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.schemas.changes.Cursor;

class CutTests {
  @Test
  void endsBeforeTheChangeThatIsOneTooMany() {
    var cut = cut(new Limits(3, 1_000));

    cut.offer(changes(1, 1, 1));
    assertThat(cut.isFull()).isFalse();
    cut.offer(changes(1));

    assertThat(cut.isFull()).isTrue();
    assertThat(cut.taken()).hasSize(3);
    assertThat(cut.end()).isEqualTo(new Cursor(1, 1, 3));
  }

  @Test
  void endsBeforeTheChangeThatWouldMakeItTooLarge() {
    var cut = cut(new Limits(100, 10));

    cut.offer(changes(4, 6, 1));

    assertThat(cut.taken()).hasSize(2);
    assertThat(cut.isFull()).isTrue();
  }

  @Test
  void takesOneChangeHoweverLargeItIs() {
    var cut = cut(new Limits(100, 10));

    cut.offer(changes(50, 1));

    assertThat(cut.taken()).hasSize(1);
    assertThat(cut.end()).isEqualTo(new Cursor(1, 1, 1));
  }

  @Test
  void takesNothingAfterItIsFullEvenIfItWouldFit() {
    var cut = cut(new Limits(100, 10));

    cut.offer(changes(8, 8, 1));

    assertThat(cut.taken()).hasSize(1);
  }

  @Test
  void passesOverWhatIsNotWantedWithoutCountingIt() {
    var cut =
        new Cut<Facts>(Function.identity(), f -> f.at().ordinal() % 2 == 0, new Limits(2, 100));

    cut.offer(changes(1, 1, 1, 1, 1));

    assertThat(cut.taken()).extracting(f -> f.at().ordinal()).containsExactly(2, 4);
    assertThat(cut.isFull()).isFalse();
  }

  private static Cut<Facts> cut(Limits limits) {
    return new Cut<>(Function.identity(), _ -> true, limits);
  }

  private static List<Facts> changes(int... octets) {
    return IntStream.range(0, octets.length)
        .mapToObj(
            i -> new Facts(new Cursor(1, 1, i + 1), "created", List.of(), null, null, octets[i]))
        .toList();
  }
}
