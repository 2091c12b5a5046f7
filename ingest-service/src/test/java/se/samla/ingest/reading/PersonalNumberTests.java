package se.samla.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumberTests {
  @ParameterizedTest
  @CsvSource({
    "8112189876, 811218XXXX",
    "811218-9876, 811218-XXXX",
    "19811218-9876, 19811218-XXXX",
    "' 198112189876 ', 19811218XXXX",
    "811218+9876, 811218+XXXX",
    "7010632391, 701063XXXX"
  })
  void masksTheLastFourDigits(String value, String masked) {
    assertThat(PersonalNumber.masked(value)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10004007",
        "2120002080",
        "1655112233",
        "165560360793",
        "8112189875",
        "811218XXXX",
        "8113189874"
      })
  void leavesEverythingElse(String value) {
    assertThat(PersonalNumber.masked(value)).isNull();
  }
}
