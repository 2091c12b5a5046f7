package se.samla.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Inflates a workbook once before it is read, and looks for what would fill the memory: the library
 * keeps a row, the shared strings and the formats.
 */
final class WorkbookCheck {
  private final ReadingLimits limits;
  private final WorkbookCosts costs;
  private final long fileBytes;
  private long inflated;

  private WorkbookCheck(long fileBytes, ReadingLimits limits) {
    this.fileBytes = fileBytes;
    this.limits = limits;
    this.costs = new WorkbookCosts(limits);
  }

  /**
   * @throws UnreadableFileException when it is no workbook
   * @throws LimitExceededException when it, a row or its shared strings inflate too far
   */
  static void check(Path file, ReadingLimits limits) throws IOException {
    var check = new WorkbookCheck(Files.size(file), limits);
    try (var zip = ZipFile.builder().setPath(file).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        check.entry(zip, entry);
      }
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw new UnreadableFileException(
          1, 1, "no workbook: " + e.getMessage() + " (expected: an xlsx file)");
    }
  }

  private void entry(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    try (var in = zip.getInputStream(entry)) {
      if (in != null) {
        part(in);
      }
    }
  }

  private void part(InputStream in) throws IOException {
    var xml = new WorkbookXml(limits, costs);
    var buffer = new byte[64 * 1024];
    for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      inflated += n;
      InflatedStream.mustNotExplode(inflated, fileBytes, limits.compressedRatio());
      ReadingLimits.check("body-bytes", inflated, limits.inflatedBytes(), 0);
      xml.pass(buffer, n);
    }
  }
}
