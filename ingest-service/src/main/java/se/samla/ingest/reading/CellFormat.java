package se.samla.ingest.reading;

import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/**
 * How a workbook shows a number. Formats below 164 have numbers only (ECMA-376 part 1, 18.8.30).
 *
 * @param code such as {@code yyyy-mm-dd}, without quoted and escaped text, colours and languages
 */
record CellFormat(int id, String code) {
  private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");
  private static final Pattern TIME = Pattern.compile("[ymdhsYMDHS]");
  private static final Pattern DAY = Pattern.compile("[ydYD]");
  private static final Pattern ZEROS = Pattern.compile("0[0 ]*0");

  static CellFormat of(Cell cell) {
    @Nullable Integer id = cell.getDataFormatId();
    @Nullable String code = cell.getDataFormatString();
    return new CellFormat(
        id == null ? 0 : id, code == null ? "" : LITERALS.matcher(code).replaceAll(""));
  }

  boolean isTime() {
    return isBetween(14, 22)
        || isBetween(27, 36)
        || isBetween(45, 47)
        || isBetween(50, 58)
        || TIME.matcher(code).find();
  }

  /** Without a day. */
  boolean isTimeOfDay() {
    return isBetween(18, 21)
        || isBetween(45, 47)
        || (isTime() && id >= 164 && !DAY.matcher(code).find());
  }

  /** With the leading zeros that the format shows: {@code 00000} makes 1234 a postal code. */
  String padded(String digits) {
    if (!ZEROS.matcher(code).matches() || !digits.chars().allMatch(Character::isDigit)) {
      return digits;
    }
    var width = (int) code.chars().filter(c -> c == '0').count();
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private boolean isBetween(int from, int to) {
    return id >= from && id <= to;
  }
}
