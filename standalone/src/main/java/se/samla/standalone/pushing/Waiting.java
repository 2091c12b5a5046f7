package se.samla.standalone.pushing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Asks how an upload stands until it has ended or patience has. */
record Waiting(Ingest ingest) {
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** As it stands at last. */
  JsonNode end(JsonNode upload) {
    var last = upload;
    for (var asked = 0; asked < PATIENCE.dividedBy(BETWEEN) && Ingest.isOnItsWay(last); asked++) {
      last = later().thenApply(_ -> ingest.again(upload)).join();
    }
    return last;
  }

  private static CompletableFuture<?> later() {
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
  }
}
