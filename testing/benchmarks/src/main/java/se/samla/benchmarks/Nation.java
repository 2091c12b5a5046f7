package se.samla.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import se.samla.standalone.platform.Platform;

/** Many towns, each with so many bathing places. */
record Nation(List<Town> towns, int places) {
  /**
   * @param first number of the first town
   */
  static Nation of(Http http, Platform platform, int first, int towns, int places) {
    return new Nation(
        IntStream.range(first, first + towns)
            .mapToObj(number -> Town.registered(http, platform, number))
            .toList(),
        places);
  }

  /** All deliver at once; returns when all are merged. */
  void deliver() throws InterruptedException {
    var uploads = new LinkedHashMap<Town, CompletableFuture<String>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var town : towns) {
        var file = town.places(places, 0, 0);
        uploads.put(
            town, CompletableFuture.supplyAsync(() -> town.upload("snapshot", file), threads));
      }
    }
    for (var upload : uploads.entrySet()) {
      upload.getKey().awaitMerged(upload.getValue().join());
    }
  }
}
