package se.samla.ingest.publishers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysTests {
  @Test
  void aKeyHas256RandomBitsAndAnIdToFindItBy() {
    var keys = IntStream.range(0, 100).mapToObj(_ -> Keys.create()).toList();
    assertThat(keys)
        .extracting(Keys.NewKey::key)
        .doesNotHaveDuplicates()
        .allMatch(k -> k.matches("samla_[A-Za-z0-9-]{11}_[A-Za-z0-9_-]{43}"));
    assertThat(keys).allSatisfy(k -> assertThat(Keys.idOf(k.key())).hasValue(k.id()));
  }

  @Test
  void onlyTheWholeKeyMatchesItsHash() {
    var key = Keys.create().key();
    assertThat(Keys.matches(key, Keys.hash(key))).isTrue();
    assertThat(Keys.matches(key + "x", Keys.hash(key))).isFalse();
    assertThat(Keys.matches(key.substring(1), Keys.hash(key))).isFalse();
    assertThat(Keys.idOf("samla_short_key")).isEmpty();
  }
}
