package se.samla.ingest.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** Cells as the text that a CSV file of the same table would have, in ISO 8601 where it is time. */
final class WorkbookCells {
  /** As many digits as a spreadsheet shows; the rest is the error of its binary numbers. */
  private static final MathContext SHOWN = new MathContext(15);

  private static final int MOST_DIGITS = 400;
  private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(2_958_466);
  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
  private final LocalDate epoch;

  WorkbookCells(boolean date1904) {
    epoch = date1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
  }

  String text(@Nullable Cell cell) {
    var value = cell == null ? null : cell.getValue();
    return switch (value) {
      case null -> "";
      case BigDecimal number -> number(number, CellFormat.of(Objects.requireNonNull(cell)));
      default -> value.toString();
    };
  }

  private String number(BigDecimal number, CellFormat format) {
    var isDay =
        number.signum() >= 0
            && number.compareTo(MOST_DAYS) < 0
            && number.scale() <= MOST_DIGITS; // to scale a finer one takes a number as long
    if (format.isTime() && isDay) {
      return time(number, format);
    }
    var shown = number.round(SHOWN).stripTrailingZeros();
    return Math.abs(shown.scale()) > MOST_DIGITS
        ? shown.toString()
        : format.padded(shown.toPlainString());
  }

  private String time(BigDecimal days, CellFormat format) {
    var seconds = days.multiply(SECONDS).setScale(0, java.math.RoundingMode.HALF_UP).longValue();
    var at = LocalDateTime.of(epoch, LocalTime.MIDNIGHT).plus(seconds, ChronoUnit.SECONDS);
    if (format.isTimeOfDay() && days.compareTo(BigDecimal.ONE) < 0) {
      return at.toLocalTime().toString();
    }
    return at.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? at.toLocalDate().toString()
        : at.toString();
  }
}
