package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How fast a whole dataset is had. Not part of the gate: {@code -Dsamla.benchmarks=true
 * -Dit.test=DownloadSpeedIT}.
 */
@CatalogTest
@EnabledIfSystemProperty(named = "samla.benchmarks", matches = "true")
class DownloadSpeedIT {
  private static final Logger log = LoggerFactory.getLogger(DownloadSpeedIT.class);
  private static final int RECORDS = 100_000;
  private static final List<String> FORMATS = List.of("csv", "ndjson", "geojson", "parquet");
  private static final int LEAST = 50_000;
  private static final long MOST_MIB = 32;

  /** In bytes; a Parquet file is smaller, and stands on the disk whole when its first comes. */
  private static final int HALFWAY = 1_000_000;

  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;

  @Test
  void aDownloadStreamsFiftyThousandRecordsASecond() throws IOException, InterruptedException {
    for (var i = 0; i < RECORDS / 10_000; i++) {
      catalog.merge(Upload.snapshot(Publisher.any()).rows(10_000, "r"));
    }
    for (var round = 0; round < 2; round++) {
      for (var format : FORMATS) {
        perSecond(format); // warms up
      }
    }
    var slow = new ArrayList<String>();
    for (var format : FORMATS) {
      var live = liveHalfway(format);
      var perSecond = perSecond(format);
      log.info("download.{}: {} records/s, {} MiB more alive halfway", format, perSecond, live);
      if (perSecond < LEAST || live > MOST_MIB) {
        slow.add(format);
      }
    }
    assertThat(slow).isEmpty();
  }

  private long perSecond(String format) throws IOException, InterruptedException {
    var start = System.nanoTime();
    try (var body = download(format)) {
      body.transferTo(OutputStream.nullOutputStream());
    }
    return RECORDS * 1_000_000_000L / (System.nanoTime() - start);
  }

  /** How much more is reachable in the middle of a download than before it, in MiB. */
  private long liveHalfway(String format) throws IOException, InterruptedException {
    var before = live();
    try (var body = download(format)) {
      assertThat(body.readNBytes(HALFWAY)).isNotEmpty();
      var more = live() - before;
      body.transferTo(OutputStream.nullOutputStream());
      return more >> 20;
    }
  }

  private static long live() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private InputStream download(String format) throws IOException, InterruptedException {
    var path = "/v1/datasets/" + TOILETS + "/download." + format;
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(reader.uri(path)).build(),
            HttpResponse.BodyHandlers.ofInputStream())
        .body();
  }
}
