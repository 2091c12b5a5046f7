package se.samla.ingest.validating;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import se.samla.ingest.issues.IssueCode;

/** Dates and times: ISO 8601, and {@code YYYYMMDD}. A time's date is its date. */
final class Times {
  private static final int ISO_DATE = 10;

  private Times() {}

  static Parsed date(String text) {
    try {
      if (text.length() == ISO_DATE && text.charAt(4) == '-' && text.charAt(7) == '-') {
        return date(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      }
      return Parsed.of((int) LocalDate.parse(datePart(text), formatOf(text)).toEpochDay());
    } catch (DateTimeException e) {
      return Parsed.bad(IssueCode.NOT_A_DATE, "YYYY-MM-DD");
    }
  }

  /** The commonest form without a formatter, which takes most of a row's time. */
  private static Parsed date(int year, int month, int day) {
    return Parsed.of((int) LocalDate.of(year, month, day).toEpochDay());
  }

  /**
   * @throws DateTimeException when there is anything but digits
   */
  private static int number(String text, int from, int to) {
    var number = 0;
    for (var i = from; i < to; i++) {
      var digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException(text);
      }
      number = number * 10 + digit;
    }
    return number;
  }

  static Parsed instant(String text) {
    try {
      return Parsed.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeException e) {
      return Parsed.bad(IssueCode.NOT_A_TIME, "YYYY-MM-DDThh:mm:ssZ");
    }
  }

  private static String datePart(String text) {
    return text.length() > ISO_DATE
            && (text.charAt(ISO_DATE) == 'T' || text.charAt(ISO_DATE) == ' ')
        ? text.substring(0, ISO_DATE)
        : text;
  }

  private static DateTimeFormatter formatOf(String text) {
    return text.length() == 8 ? DateTimeFormatter.BASIC_ISO_DATE : DateTimeFormatter.ISO_LOCAL_DATE;
  }
}
