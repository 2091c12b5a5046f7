package se.samla.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Workbooks of Excel and LibreOffice. A zip file is read from its end, so the body is kept in a
 * temporary file as long as it is read; the sheet itself is streamed.
 */
@Component
class XlsxReading {
  private static final int PART = 64 * 1024;
  private static final int MOST_ENTRIES = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Reading one takes a few times what it may keep. */
  private static final int TIMES_KEPT = 8;

  private final Semaphore places;

  @Autowired
  XlsxReading(ReadingLimits limits) {
    this(limits, Runtime.getRuntime().maxMemory());
  }

  XlsxReading(ReadingLimits limits, long memory) {
    var atOnce = memory / (TIMES_KEPT * limits.workbook().keptBytes());
    this.places = new Semaphore(Math.clamp(atOnce, 1, 64), true);
  }

  /**
   * @throws WorkbooksWaitingException when others are read for too long
   */
  void read(InputStream body, RowReading rows, ReadingOptions options) throws IOException {
    var file = Files.createTempFile("samla-", ".xlsx");
    try {
      keep(body, file, rows.limits());
      WorkbooksWaitingException.unlessTaken(places, PATIENCE);
      read(file, rows, options);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void read(Path file, RowReading rows, ReadingOptions options) throws IOException {
    try {
      WorkbookCheck.check(file, rows.limits());
      WorkbookSheet.read(file, rows, options);
    } finally {
      places.release();
    }
  }

  private static void keep(InputStream body, Path file, ReadingLimits limits) throws IOException {
    var entries = new ZipEntries(MOST_ENTRIES);
    try (var out = Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)) {
      var buffer = new byte[PART];
      var count = 0L;
      for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        count += n;
        limits.workbookBytes(count);
        entries.pass(buffer, n);
        out.write(buffer, 0, n);
      }
    }
  }
}
