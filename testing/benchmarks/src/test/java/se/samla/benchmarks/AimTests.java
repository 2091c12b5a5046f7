package se.samla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AimTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<= 120   | 120   | true",
        "<= 120   | 120.1 | false",
        "< 20     | 20    | false",
        ">= 1,800 | 1800  | true",
        ">= 1,800 | 1799  | false",
        ">= 0.5   | 0.51  | true",
        "> 1      | 1     | false"
      })
  void aBoundIsMetOrMissed(String words, double value, boolean met) {
    assertThat(new Aim(words).isMetBy(value)).isEqualTo(met);
  }

  @Test
  void whatOnlyAReaderCanTellIsNeitherMetNorMissed() {
    assertThat(new Aim("as without").isMetBy(3)).isNull();
  }

  @Test
  void theNumberAimedAtCanBeDrawn() {
    assertThat(new Aim(">= 1,800").limit()).isEqualTo(1_800);
    assertThat(new Aim("as without").limit()).isZero();
  }
}
