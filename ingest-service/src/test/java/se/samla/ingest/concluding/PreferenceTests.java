package se.samla.ingest.concluding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-|0",
        "wait=30|30",
        "respond-async, wait=10|10",
        "Wait = \"5\"|5",
        "wait=9999|120",
        "wait=x|0",
        "nowait=3|0"
      })
  void readsHowLongAClientWants(String header, long seconds) {
    assertThat(Preference.waitOf(header)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
