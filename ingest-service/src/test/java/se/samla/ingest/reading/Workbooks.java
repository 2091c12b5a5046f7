package se.samla.ingest.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Workbooks for tests: as a library writes them, or with a sheet's XML made by hand. */
final class Workbooks {
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private Workbooks() {}

  static byte[] with(String name, Consumer<Worksheet> content) {
    return written(book -> content.accept(book.newWorksheet(name)));
  }

  static byte[] with(
      String first, Consumer<Worksheet> one, String second, Consumer<Worksheet> two) {
    return written(
        book -> {
          one.accept(book.newWorksheet(first));
          two.accept(book.newWorksheet(second));
        });
  }

  private static byte[] written(Consumer<Workbook> content) {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "samla", "1.0")) {
      content.accept(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void row(Worksheet sheet, int row, @Nullable Object... values) {
    for (var i = 0; i < values.length; i++) {
      switch (values[i]) {
        case null -> {}
        case Boolean bool -> sheet.value(row, i, bool);
        case Number number -> sheet.value(row, i, number);
        case LocalDate date -> sheet.value(row, i, date);
        case LocalDateTime time -> sheet.value(row, i, time);
        case Object text -> sheet.value(row, i, text.toString());
      }
    }
  }

  static byte[] ofSheet(String rows) {
    return zip(parts(rows), Deflater.DEFAULT_COMPRESSION);
  }

  /** As long as it is large. */
  static byte[] stored(String rows) {
    return zip(parts(rows), Deflater.NO_COMPRESSION);
  }

  /** Stored, with the shared strings' XML made by hand too. */
  static byte[] withSharedStrings(String rows, String shared) {
    var parts = new HashMap<>(parts(rows));
    parts.computeIfPresent(
        "[Content_Types].xml",
        (_, types) ->
            types.replace(
                "</Types>",
                "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\""
                    + TYPE
                    + "sharedStrings+xml\"/></Types>"));
    parts.put("xl/sharedStrings.xml", shared);
    return zip(parts, Deflater.NO_COMPRESSION);
  }

  private static Map<String, String> parts(String rows) {
    return Map.of(
        "[Content_Types].xml",
        "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\""
            + TYPE
            + "sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\""
            + TYPE
            + "styles+xml\"/></Types>",
        "xl/styles.xml",
        "<styleSheet xmlns=\""
            + MAIN
            + "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + RELATIONS
            + "\"><sheets><sheet name=\"Blad1\" sheetId=\"1\""
            + " r:id=\"rId1\"/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\""
            + " Target=\"worksheets/sheet1.xml\"/></Relationships>",
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
  }

  private static byte[] zip(Map<String, String> parts, int level) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setLevel(level);
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
