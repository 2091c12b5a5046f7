package se.samla.notification.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samla.schemas.changes.Cursor;

/** Where a copy begins and ends, and what comes next. */
class FeedTests {
  private static final Feed EMPTY = new Feed("badplatser", 0, null, null);
  private static final Feed BEGUN = new Feed("badplatser", 1, 57L, null);
  private static final Feed FULL = new Feed("badplatser", 1, 57L, new Cursor(1, 60, 4));

  @Test
  void beginsWithTheFirstChangeSetThatComes() {
    assertThat(EMPTY.beginsWith(part(1, 57))).isTrue();
    assertThat(BEGUN.beginsWith(part(1, 58))).isFalse();
    assertThat(BEGUN.next()).isEqualTo(57);
    assertThat(FULL.next()).isEqualTo(61);
  }

  @Test
  void beginsAnewWhenTheCatalogWasRestored() {
    assertThat(FULL.beginsWith(part(2, 3))).isTrue();
    assertThat(FULL.hasCopied(part(2, 3))).isFalse();
  }

  @Test
  void knowsWhatItHasCopied() {
    assertThat(FULL.hasCopied(part(1, 60))).isTrue();
    assertThat(FULL.hasCopied(part(1, 61))).isFalse();
    assertThat(FULL.hasCopied(part(0, 99))).isTrue();
  }

  @Test
  void coversACursorFromWhichNothingIsMissing() {
    assertThat(FULL.covers(new Cursor(1, 57, 1))).isTrue();
    assertThat(FULL.covers(new Cursor(1, 56, 9))).isFalse();
    assertThat(FULL.covers(Cursor.beginning(1))).isFalse();
    assertThat(EMPTY.covers(Cursor.beginning(0))).isFalse();
    assertThat(new Feed("badplatser", 1, 1L, null).covers(Cursor.beginning(0))).isTrue();
  }

  @Test
  void writesCursorsAsTheDatabaseReadsThem() {
    var cursor = new Cursor(1, 4711, 12);

    assertThat(FeedPosition.of(cursor)).isEqualTo("(1,4711,12)");
    assertThat(FeedPosition.parse("(1,4711,12)")).isEqualTo(cursor);
    assertThat(FeedPosition.parseNullable(null)).isNull();
  }

  @Test
  void isEmptyWhenItEndsWhereItStarts() {
    var here = new Cursor(1, 2, 3);

    assertThat(new Range("badplatser", here, here).isEmpty()).isTrue();
    assertThat(new Range("badplatser", here, new Cursor(1, 2, 4)).isEmpty()).isFalse();
    assertThat(new Range("badplatser", here, new Cursor(2, 1, 1)).isEmpty()).isFalse();
  }

  private static ChangeSetPart part(int epoch, long number) {
    return new ChangeSetPart("badplatser", epoch, number, 1, Instant.EPOCH, List.of());
  }
}
