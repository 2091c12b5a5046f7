package se.samla.schemas.datasets;

import java.util.regex.Pattern;

/** A municipality's code: four digits, often with a leading zero. Text, always. */
public record MunicipalityCode(String value) {
  private static final Pattern FORM = Pattern.compile("[0-2]\\d{3}");

  public MunicipalityCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "municipalityCode: " + value + " (expected: four digits, such as 0180)");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
