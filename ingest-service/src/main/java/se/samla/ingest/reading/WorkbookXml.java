package se.samla.ingest.reading;

import java.util.Set;

/**
 * The XML of a workbook's part as it passes by, byte for byte: how long a row is, how much stands
 * outside rows, and nothing in it that no spreadsheet program writes.
 */
final class WorkbookXml {
  /** What the library keeps of a part: shared strings, formats, names. */
  private static final long KEPT = 64L * 1024 * 1024;

  private static final int BYTES_OF_A_CHARACTER = 4;
  private static final int COLUMN_LETTERS = 3;
  private static final Set<String> NOT_IN_ROWS =
      Set.of("si", "xf", "cellXfs", "numFmt", "Relationship", "Override", "sheet", "sst");

  private final ReadingLimits limits;
  private final StringBuilder name = new StringBuilder();
  private Place place = Place.START;
  private boolean inRows;
  private long kept;
  private long row;
  private int letters;

  private enum Place {
    START,
    TEXT,
    NAME,
    TAG,
    NO_XML
  }

  WorkbookXml(ReadingLimits limits) {
    this.limits = limits;
  }

  void pass(byte[] buffer, int count) {
    for (var i = 0; i < count && place != Place.NO_XML; i++) {
      pass((char) (buffer[i] & 0xFF));
      count();
    }
  }

  private void count() {
    kept += inRows ? 0 : 1;
    row += inRows ? 1 : 0;
    if (kept > KEPT) {
      throw new LimitExceededException("shared-strings-bytes", KEPT, 0);
    }
    if (row > (long) limits.lineLength() * BYTES_OF_A_CHARACTER) {
      throw new LimitExceededException("line-length", limits.lineLength(), 0);
    }
  }

  private void pass(char c) {
    switch (place) {
      case START -> start(c);
      case TEXT -> text(c);
      case NAME -> name(c);
      case TAG -> tag(c);
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
    } else {
      mustNotBe(c == 0, "UTF-16");
    }
  }

  private void name(char c) {
    mustNotBe(c == '!' && name.isEmpty(), "a document type, comment or CDATA");
    if (c == ':') {
      name.setLength(name.length() > 0 && name.charAt(0) == '/' ? 1 : 0);
    } else if (c <= ' ' || c == '>' || (c == '/' && !name.isEmpty())) {
      place = c == '>' ? Place.TEXT : Place.TAG;
      element(name.toString());
    } else if (name.length() < 64) {
      name.append(c);
    }
  }

  private void element(String element) {
    letters = 0;
    if (element.equals("row")) {
      inRows = true;
      row = 0;
    } else if (element.equals("/sheetData")) {
      inRows = false;
    } else {
      mustNotBe(inRows && NOT_IN_ROWS.contains(element), element + " between rows");
    }
  }

  private void tag(char c) {
    if (c == '>') {
      place = Place.TEXT;
      return;
    }
    mustNotBe(inRows && c == '&', "an entity in a tag");
    var isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    mustNotBe(inRows && letters > COLUMN_LETTERS && c >= '0' && c <= '9', "a column behind XFD");
    letters = isLetter ? letters + 1 : 0;
  }

  private static void mustNotBe(boolean is, String what) {
    if (is) {
      throw new UnreadableFileException(
          1, 1, "no workbook: " + what + " (expected: an xlsx file as spreadsheets write it)");
    }
  }
}
