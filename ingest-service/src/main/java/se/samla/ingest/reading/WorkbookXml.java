package se.samla.ingest.reading;

import java.util.HashSet;
import java.util.Set;

/**
 * The XML of a workbook's part as it passes by, byte for byte: how long a row is, how much stands
 * outside rows, what its formulas ask for, and nothing in it that no spreadsheet program writes.
 */
final class WorkbookXml {
  private static final int BYTES_OF_A_CHARACTER = 4;
  private static final int COLUMN_LETTERS = 3;
  private static final int MOST_CELLS = 16_384;
  private static final int MOST_DIGITS = 1_000;
  private static final int MOST_NAMES = 2_000;
  private static final int DEEPEST = 64;
  private static final int LONGEST_TAG = 4_096;
  private static final int LONGEST_NAME = 64;
  private static final Set<String> NOT_IN_ROWS =
      Set.of("si", "xf", "cellXfs", "numFmt", "Relationship", "Override", "sheet", "sst");

  private final ReadingLimits limits;
  private final WorkbookCosts costs;
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder tag = new StringBuilder();
  private final StringBuilder attribute = new StringBuilder();
  private final Set<String> names = new HashSet<>();
  private Place place = Place.START;
  private char quote;
  private char lastOfTag;
  private boolean inRows;
  private long row;
  private int cells;
  private int letters;
  private int digits;
  private int depth;

  private enum Place {
    START,
    TEXT,
    NAME,
    TAG,
    QUOTED,
    NO_XML
  }

  WorkbookXml(ReadingLimits limits, WorkbookCosts costs) {
    this.limits = limits;
    this.costs = costs;
  }

  void pass(byte[] buffer, int count) {
    for (var i = 0; i < count && place != Place.NO_XML; i++) {
      pass((char) (buffer[i] & 0xFF));
      count();
    }
  }

  private void count() {
    if (inRows) {
      row++;
      ReadingLimits.check("line-length", row / BYTES_OF_A_CHARACTER, limits.lineLength(), 0);
    } else {
      costs.keep(1);
    }
  }

  private void pass(char c) {
    switch (place) {
      case START -> start(c);
      case TEXT -> text(c);
      case NAME -> name(c);
      case TAG -> tag(c);
      case QUOTED -> quoted(c);
      case NO_XML -> {}
    }
  }

  /** Pictures and macros are never read as XML. */
  private void start(char c) {
    if (c == '<') {
      place = Place.NAME;
    } else if (c > ' ' && "\u00EF\u00BB\u00BF".indexOf(c) < 0) {
      place = Place.NO_XML;
    }
  }

  private void text(char c) {
    if (c == '<') {
      place = Place.NAME;
      name.setLength(0);
      tag.setLength(0);
      digits = 0;
      return;
    }
    mustNotBe(c == 0, "UTF-16");
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    mustNotBe(inRows && digits > MOST_DIGITS, "a number of more than " + MOST_DIGITS + " digits");
    costs.formula(1);
  }

  private void name(char c) {
    mustNotBe(c == '!' && name.isEmpty(), "a document type, comment or CDATA");
    if (c == ':') {
      name.setLength(name.length() > 0 && name.charAt(0) == '/' ? 1 : 0);
    } else if (c <= ' ' || c == '>' || (c == '/' && !name.isEmpty())) {
      place = Place.TAG;
      element(name.toString());
      tag(c);
    } else if (name.length() < LONGEST_NAME) {
      name.append(c);
    }
  }

  private void element(String element) {
    letters = 0;
    mustBeFew(element);
    switch (element) {
      case "row" -> {
        inRows = true;
        row = 0;
        cells = 0;
      }
      case "c" -> cell();
      case "/f" -> costs.endFormula();
      case "/sheetData" -> inRows = false;
      default -> mustNotBe(inRows && NOT_IN_ROWS.contains(element), element + " between rows");
    }
  }

  private void cell() {
    cells++;
    ReadingLimits.check("columns", cells, MOST_CELLS, 0);
    costs.cell();
  }

  private void tag(char c) {
    if (c == '>') {
      place = Place.TEXT;
      endTag();
      return;
    }
    if (c == '"' || c == '\'') {
      quote = c;
      place = Place.QUOTED;
      letters = 0;
    }
    attribute(c);
    inTag(c);
  }

  /** The parser keeps each name. */
  private void attribute(char c) {
    if (c == '=') {
      mustBeFew(attribute.toString());
    }
    if (c <= ' ' || c == '=' || c == quote) {
      attribute.setLength(0);
    } else if (attribute.length() < LONGEST_NAME) {
      attribute.append(c);
    }
  }

  private void mustBeFew(String another) {
    mustNotBe(names.add(another) && names.size() > MOST_NAMES, "more than 2,000 names");
  }

  /** What stands in quotes ends no tag. */
  private void quoted(char c) {
    if (c == quote) {
      place = Place.TAG;
    }
    mustNotBe(c == '<', "an angle bracket in a tag");
    inTag(c);
  }

  private void inTag(char c) {
    mustNotBe(inRows && c == '&', "an entity in a tag");
    var isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    mustNotBe(inRows && letters > COLUMN_LETTERS && c >= '0' && c <= '9', "a column behind XFD");
    letters = isLetter ? letters + 1 : 0;
    if (tag.length() < LONGEST_TAG) {
      tag.append(c);
    }
    mustNotBe(inRows && tag.length() == LONGEST_TAG, "a tag longer than " + LONGEST_TAG);
    lastOfTag = c;
  }

  private void endTag() {
    var isEmpty = !tag.isEmpty() && lastOfTag == '/';
    if (name.length() > 0 && name.charAt(0) == '/') {
      depth--;
    } else if (!isEmpty && name.indexOf("?") != 0) {
      depth++;
      mustNotBe(depth > DEEPEST, "elements more than " + DEEPEST + " deep");
    }
    if (name.indexOf("f") == 0 && name.length() == 1) {
      costs.beginFormula(tag, isEmpty);
    }
  }

  private static void mustNotBe(boolean is, String what) {
    if (is) {
      throw new UnreadableFileException(
          1, 1, "no workbook: " + what + " (expected: an xlsx file as spreadsheets write it)");
    }
  }
}
