package se.samla.ingest.reading;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Personal identity and coordination numbers: a birth date, a serial number and a Luhn check digit.
 * Organisation numbers have 20 or more where these have the month.
 */
final class PersonalNumber {
  private static final Pattern FORM =
      Pattern.compile("((?:19|20)?\\d\\d(\\d\\d)(\\d\\d)[-+ ]?)(\\d{4})");
  private static final int MOST_DAYS = 31;
  private static final int COORDINATION = 60;

  private PersonalNumber() {}

  /** The value without its last four digits; null when it is no personal identity number. */
  static @Nullable String masked(String value) {
    var form = FORM.matcher(value.strip());
    return form.matches() && isDate(form.group(2), form.group(3)) && isChecked(value)
        ? form.group(1) + "XXXX"
        : null;
  }

  private static boolean isDate(String month, String day) {
    var m = Integer.parseInt(month);
    var d = Integer.parseInt(day) % COORDINATION;
    return m >= 1 && m <= 12 && d >= 1 && d <= MOST_DAYS;
  }

  private static boolean isChecked(String value) {
    var digits = value.replaceAll("\\D", "");
    var ten = digits.substring(digits.length() - 10);
    var sum = 0;
    for (var i = 0; i < ten.length(); i++) {
      var weighted = (ten.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += weighted / 10 + weighted % 10;
    }
    return sum % 10 == 0;
  }
}
