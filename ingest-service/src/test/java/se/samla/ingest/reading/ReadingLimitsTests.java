package se.samla.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReadingLimitsTests {
  @Test
  void defaults() {
    assertThat(bound(Map.of())).isEqualTo(TestLimits.DEFAULTS);
  }

  @Test
  void eachCanBeSet() {
    assertThat(bound(Map.of("samla.reading.rows", "7")).rows()).isEqualTo(7);
    assertThat(bound(Map.of("samla.reading.workbook.bytes", "9")).workbook().bytes()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "inflated-bytes, 0, 1099511627776",
    "compressed-ratio, 1033, 1032",
    "rows, 0, 2147483647",
    "columns, 100001, 100000",
    "line-length, 16777217, 16777216",
    "json-depth, 501, 500",
    "workbook.bytes, 0, 2147483647",
    "workbook.kept-bytes, 0, 1073741824"
  })
  void oneThatWouldNotHoldStopsTheStart(String name, String value, String most) {
    assertThatThrownBy(() -> bound(Map.of("samla.reading." + name, value)))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessage("samla.reading." + name + ": " + value + " (expected: 1 … " + most + ")");
  }

  private static ReadingLimits bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("samla.reading", ReadingLimits.class);
  }
}
