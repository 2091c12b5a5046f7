package se.samla.schemas.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {
  @Test
  void readsWhatItWrites() {
    var cursor = new Cursor(2, 9_000_000_000L, 17);
    assertThat(cursor).hasToString("2.9000000000.17");
    assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
  }

  @Test
  void ordersByEpochThenChangeSetThenOrdinal() {
    assertThat(Cursor.parse("1.9.9")).isLessThan(Cursor.parse("2.1.1"));
    assertThat(Cursor.parse("1.9.9")).isLessThan(Cursor.parse("1.10.1"));
    assertThat(Cursor.parse("1.1.9")).isLessThan(Cursor.parse("1.1.10"));
    assertThat(Cursor.beginning(1)).isLessThan(Cursor.parse("1.1.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "-1.2.3",
        "1.2.x",
        " 1.2.3",
        "1..3",
        "9999999999.1.1",
        "1.9999999999999999999.1"
      })
  void refusesOtherText(String text) {
    assertThatThrownBy(() -> Cursor.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cursor: %s (expected: <epoch>.<change set>.<ordinal>)", text);
  }
}
