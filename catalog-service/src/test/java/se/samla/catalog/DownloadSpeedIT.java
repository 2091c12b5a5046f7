package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;

  @Test
  void aDownloadStreamsFiftyThousandRecordsASecond() throws IOException, InterruptedException {
    for (var i = 0; i < RECORDS / 10_000; i++) {
      catalog.merge(Upload.snapshot(Publisher.any()).rows(10_000, "r"));
    }
    for (var format : new String[] {"csv", "ndjson", "geojson", "parquet"}) {
      perSecond(format);
      log.info("download.{}: {} records/s", format, perSecond(format));
    }
    assertThat(perSecond("csv")).isGreaterThan(50_000);
  }

  private long perSecond(String format) throws IOException, InterruptedException {
    var start = System.nanoTime();
    var request =
        HttpRequest.newBuilder(reader.uri("/v1/datasets/" + TOILETS + "/download." + format))
            .build();
    try (var body =
        HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.ofInputStream())
            .body()) {
      body.transferTo(nowhere());
    }
    return RECORDS * 1_000_000_000L / (System.nanoTime() - start);
  }

  private static OutputStream nowhere() {
    return OutputStream.nullOutputStream();
  }
}
