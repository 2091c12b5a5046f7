package se.samla.standalone.pushing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypeTests {
  @ParameterizedTest
  @CsvSource({
    "bad.csv, CSV",
    "BAD.CSV, CSV",
    "bad.2026.csv.gz, CSV",
    "bad.geojson, GEOJSON",
    "bad.json, JSON",
    "bad.jsonl, NDJSON",
    "bad.xlsx, XLSX"
  })
  void isKnownByTheEndOfTheName(String file, FileType type) {
    assertThat(FileType.ofName(file)).isEqualTo(type);
  }

  @Test
  void anUnknownEndingIsNamedWithWhatWasExpected() {
    assertThatThrownBy(() -> FileType.ofName("bad.pdf"))
        .isInstanceOf(PushException.class)
        .hasMessage(
            "bad.pdf: unknown type (expected: .csv, .tsv, .txt, .geojson, .json, .ndjson, .jsonl,"
                + " .xlsx; or the option --type)");
  }
}
