package se.samla.schemas.datasets;

import java.util.regex.Pattern;

/** A Swedish organisation number: ten digits, the last a Luhn check digit. Text, always. */
public record OrganisationNumber(String value) {
  private static final Pattern FORM = Pattern.compile("\\d{10}");

  public OrganisationNumber {
    if (!isOne(value)) {
      throw new IllegalArgumentException(
          "organisationNumber: " + value + " (expected: ten digits, the last a Luhn check digit)");
    }
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches() && luhn(text) % 10 == 0;
  }

  private static int luhn(String digits) {
    var sum = 0;
    for (var i = 0; i < digits.length(); i++) {
      var weighted = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += weighted / 10 + weighted % 10;
    }
    return sum;
  }

  @Override
  public String toString() {
    return value;
  }
}
