package se.samla.schemas.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link OrganisationNumber} and {@link MunicipalityCode}: text of one form, nothing else. */
class NumbersAndCodesTests {
  @ParameterizedTest
  @ValueSource(strings = {"2021006420", "2120000142", "5560360793"})
  void acceptsOrganisationNumbersWithTheirCheckDigit(String number) {
    assertThat(new OrganisationNumber(number)).hasToString(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2021006421",
        "202100-6420",
        "162021006420",
        "202100642",
        "２０２１００６４２０",
        "202100642 "
      })
  void refusesOtherOrganisationNumbers(String number) {
    assertThatThrownBy(() -> new OrganisationNumber(number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "organisationNumber: %s (expected: ten digits, the last a Luhn check digit)", number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0114", "0180", "2584"})
  void acceptsMunicipalityCodes(String code) {
    assertThat(new MunicipalityCode(code)).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "114", "180", "01140", "3114", "01a4", " 0114", "SE0114"})
  void refusesOtherMunicipalityCodes(String code) {
    assertThatThrownBy(() -> new MunicipalityCode(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("municipalityCode: %s (expected: four digits, such as 0180)", code);
  }
}
