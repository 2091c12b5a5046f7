package se.samla.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.stereotype.Component;

/**
 * Workbooks of Excel and LibreOffice. A zip file is read from its end, so the body is kept in a
 * temporary file as long as it is read; the sheet itself is streamed.
 */
@Component
class XlsxReading {
  private static final long LARGEST_FILE = 128L * 1024 * 1024;

  void read(InputStream body, RowReading rows, ReadingOptions options) throws IOException {
    var file = Files.createTempFile("samla-", ".xlsx");
    try {
      keep(body, file);
      WorkbookCheck.check(file, rows.limits());
      WorkbookSheet.read(file, rows, options);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void keep(InputStream body, Path file) throws IOException {
    try (var out = Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)) {
      var buffer = new byte[64 * 1024];
      var count = 0L;
      for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        count += n;
        if (count > LARGEST_FILE) {
          throw new LimitExceededException("workbook-bytes", LARGEST_FILE, 0);
        }
        out.write(buffer, 0, n);
      }
    }
  }
}
