package se.samla.ingest.validating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Ids of rows that have none. */
class DerivedIdTests {
  private static final String HEADER = "place_id,name,latitude,longitude\n";
  private static final RowValidator.Owner HARRYDA =
      new RowValidator.Owner("2120001264", "1401", LocalDate.of(2026, 11, 23));

  @Test
  void harrydasFileWithoutIdsBecomesNineRecordsWithWarnings() {
    var file =
        ValidatedFile.csv(
            "badplatser",
            ValidatedFile.published("badplatser/harryda-1401-badplatser.csv"),
            HARRYDA);
    assertThat(file.rows()).hasSize(9);
    assertThat(file.ids()).startsWith("frokens-udde", "gingsjon").doesNotHaveDuplicates();
    assertThat(file.codes()).hasSize(9).allMatch(code -> code.endsWith(" derived-id"));
    assertThat(file.idUnreadable()).isFalse();
  }

  @Test
  void twoPlacesOfOneNameNeedIdsOfTheirOwn() {
    var file = ValidatedFile.csv("badplatser", HEADER + ",Lillsjön,57,12\n,\"Lillsjön \",58,13\n");
    assertThat(file.ids()).containsExactly("lillsjon");
    assertThat(file.codes()).containsExactly("2 derived-id", "3 derived-id", "3 repeated-id");
  }

  @Test
  void aNameWithoutALetterOrDigitMakesNoId() {
    var file = ValidatedFile.csv("badplatser", HEADER + ",?!,57,12\n");
    assertThat(file.codes()).containsExactly("2 no-local-id");
    assertThat(file.idUnreadable()).isTrue();
  }

  @Test
  void aBrokenIdIsNotReplacedByADerivedOne() {
    var file = ValidatedFile.csv("badplatser", "nutskod" + HEADER.substring(8) + "SE1,A,57,12\n");
    assertThat(file.codes()).containsExactly("2 wrong-form");
    assertThat(file.idUnreadable()).isTrue();
  }

  @Test
  void deletionsAreWithheldWhenSomeRowsHaveAnIdAndOthersLostTheirs() {
    assertThat(new ValidatedBatches.Total(1, 9, 0, 9, 9, false).deletionsWithheld()).isFalse();
    assertThat(new ValidatedBatches.Total(1, 9, 0, 0, 0, false).deletionsWithheld()).isFalse();
    assertThat(new ValidatedBatches.Total(1, 9, 0, 1, 1, false).deletionsWithheld()).isTrue();
  }
}
