package se.samla.ingest.reading;

import java.nio.charset.StandardCharsets;

/** The first bytes of files that are often sent as text and are none. */
enum Signature {
  WORKBOOK("PK\u0003\u0004", "a workbook or zip file", "Content-Type: " + UploadReaders.XLSX),
  GZIP("\u001F\u008B", "a gzip file", "Content-Encoding: gzip"),
  OLD_WORKBOOK(
      "\u00D0\u00CF\u0011\u00E0", "a workbook of before 2007", "a file saved as xlsx or CSV"),
  PDF("%PDF-", "a PDF file", "the table as CSV, JSON or xlsx");

  private final String start;
  private final String kind;
  private final String expected;

  Signature(String start, String kind, String expected) {
    this.start = start;
    this.kind = kind;
    this.expected = expected;
  }

  static void mustBeText(byte[] head) {
    var beginning = new String(head, 0, Math.min(head.length, 8), StandardCharsets.ISO_8859_1);
    for (var signature : values()) {
      if (beginning.startsWith(signature.start)) {
        throw new UnreadableFileException(
            1, 1, signature.kind + " (expected: " + signature.expected + ")");
      }
    }
  }
}
