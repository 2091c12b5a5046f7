package se.samla.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;

/** How fast a million records are looked at, followed and taken away, over HTTP. */
final class ReadBenchmark {
  private static final int TOWNS = 50;
  private static final int PLACES = Integer.getInteger("samla.bench.places", 20_000);
  private static final int REQUESTS = 100;

  private final Random random = new Random(1);
  private final Report report;
  private final Platform platform;
  private final Http http;

  private ReadBenchmark(Report report, Platform platform, Http http) {
    this.report = report;
    this.platform = platform;
    this.http = http;
  }

  static void run(Report report) throws Exception {
    try (var platform = Platform.start(Options.fresh(PortPlan.free()));
        var http = new Http()) {
      Nation.of(http, platform, 1, TOWNS, PLACES).deliver();
      Quiet.await(platform.administration(), Town.DATASET);
      report.add("records", (double) TOWNS * PLACES, "records");
      var reading = new ReadBenchmark(report, platform, http);
      reading.boxes();
      reading.changes();
      reading.downloads();
    }
  }

  private void boxes() {
    for (var limit : new int[] {20, 500}) {
      for (var degrees : new double[] {0.01, 0.1, 0.5, 2, 10}) {
        report.add(
            "records?bbox= of %s degrees, limit %d, p95".formatted(degrees, limit),
            p95(() -> uri("/records?limit=" + limit + "&bbox=" + box(degrees))),
            "ms",
            "<= 50");
      }
    }
  }

  private String box(double degrees) {
    var west = 11 + random.nextDouble() * (13 - degrees);
    var south = 55.3 + random.nextDouble() * (13.7 - degrees);
    return String.format(
        Locale.ROOT, "%.4f,%.4f,%.4f,%.4f", west, south, west + degrees, south + degrees);
  }

  private void changes() {
    report.add(
        "changes?after= any cursor, limit 500, p95", p95(() -> uri(anyCursor())), "ms", "<= 20");
  }

  private String anyCursor() {
    return "/changes?limit=500&after=1.%d.%d"
        .formatted(1 + random.nextInt(TOWNS), 1 + random.nextInt(PLACES));
  }

  private void downloads() throws IOException, InterruptedException {
    var catalog = platform.processOf("catalog");
    var before = Memory.of(catalog);
    try (var memory = Memory.peaksOf(Map.of("catalog", catalog))) {
      for (var format : new String[] {"csv", "ndjson", "geojson", "parquet"}) {
        report.add("download." + format, perSecond(format), "records/s", ">= 50,000");
      }
      report.add("catalog's memory before the downloads", before, "MiB");
      report.add("catalog's memory at its peak in them", memory.of("catalog"), "MiB");
    }
  }

  private double perSecond(String format) throws IOException, InterruptedException {
    var start = System.nanoTime();
    try (var client = HttpClient.newHttpClient();
        var body =
            client
                .send(
                    HttpRequest.newBuilder(uri("/download." + format)).build(),
                    BodyHandlers.ofInputStream())
                .body()) {
      body.transferTo(OutputStream.nullOutputStream());
    }
    return TOWNS * PLACES / ((System.nanoTime() - start) / 1e9);
  }

  /** Milliseconds, of warm requests. */
  private double p95(Supplier<URI> uri) {
    for (var i = 0; i < REQUESTS / 4; i++) {
      http.nanosToRead(uri.get());
    }
    var times = new double[REQUESTS];
    Arrays.setAll(times, _ -> http.nanosToRead(uri.get()) / 1e6);
    return Quantiles.of(times).p95();
  }

  private URI uri(String path) {
    return platform.urls().catalog().resolve("/v1/datasets/" + Town.DATASET + path);
  }
}
