package se.samla.ingest.receiving;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import se.samla.ingest.IngestSettings;
import se.samla.ingest.publishers.Publisher;

/** How much one publisher may send at a time; there is a place for each registered publisher. */
@Component
class Admission {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final IngestSettings.Limits limits;
  private final MeterRegistry meters;
  private final Semaphore all;

  Admission(IngestSettings settings, MeterRegistry meters) {
    this.limits = settings.limits();
    this.meters = meters;
    this.all = new Semaphore(limits.allUploads(), true);
  }

  private record Gate(Bucket rate, Semaphore places) {}

  /** A place taken; closing gives it back, and the time it took to the meter. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * @throws TooManyRequestsException when the publisher sends too fast or too much at once, or all
   *     together do for so long that it is no use to wait
   */
  Place enter(Publisher publisher) {
    var gate = gates.computeIfAbsent(publisher.id(), _ -> newGate());
    var probe = gate.rate().tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw TooManyRequestsException.rate(
          limits.requestsPerSecond(), Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
    if (!gate.places().tryAcquire()) {
      throw TooManyRequestsException.concurrent(limits.concurrentUploads());
    }
    return placeAmongAll(gate);
  }

  private Place placeAmongAll(Gate gate) {
    if (!isFree()) {
      gate.places().release();
      throw TooManyRequestsException.all(limits.allUploads(), PATIENCE);
    }
    return placeIn(gate);
  }

  /** False when the server is shutting down, too. */
  private boolean isFree() {
    try {
      return all.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Place placeIn(Gate gate) {
    var time = Timer.start(meters);
    return () -> {
      all.release();
      gate.places().release();
      time.stop(meters.timer("samla.upload.seconds", "stage", "receive"));
    };
  }

  private Gate newGate() {
    var perSecond = limits.requestsPerSecond();
    var rate =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit.capacity(perSecond * 2L).refillGreedy(perSecond, Duration.ofSeconds(1)))
            .build();
    return new Gate(rate, new Semaphore(limits.concurrentUploads()));
  }
}
