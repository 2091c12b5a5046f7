package se.samla.ingest.concluding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.samla.ingest.uploads.Upload;
import se.samla.ingest.uploads.UploadNotFoundException;
import se.samla.ingest.uploads.Uploads;

/**
 * Clients that said {@code Prefer: wait}. Woken when this instance hears of the end, and looking
 * four times a second, since another instance may be the one that hears.
 */
@Component
class Waiting {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Map<UUID, Semaphore> signals = new ConcurrentHashMap<>();
  private final Uploads uploads;
  private final Clock clock;
  private volatile boolean closing;

  Waiting(Uploads uploads, Clock clock) {
    this.uploads = uploads;
    this.clock = clock;
  }

  /** The upload at the end of its way, or as far as it has come when the time is up. */
  public Upload await(UUID id, Duration atMost) {
    var until = clock.instant().plus(atMost);
    var signal = signals.computeIfAbsent(id, _ -> new Semaphore(0));
    try {
      return await(id, until, signal);
    } finally {
      signals.remove(id);
    }
  }

  /** Nobody waits for an instance that ends: each is told where to look. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing = true;
    signals.values().forEach(Semaphore::release);
  }

  void wake(List<UUID> ids) {
    ids.forEach(this::wake);
  }

  private void wake(UUID id) {
    var signal = signals.get(id);
    if (signal != null) {
      signal.release();
    }
  }

  private Upload await(UUID id, Instant until, Semaphore signal) {
    var upload = find(id);
    while (!closing && !upload.status().isAnswer() && isBefore(until) && rest(signal)) {
      upload = find(id);
    }
    return upload;
  }

  private boolean isBefore(Instant until) {
    return clock.instant().isBefore(until);
  }

  private Upload find(UUID id) {
    return uploads.find(id).orElseThrow(() -> new UploadNotFoundException(id.toString()));
  }

  /** False when the server is shutting down. */
  private static boolean rest(Semaphore signal) {
    try {
      var woken = signal.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      return woken || !Thread.currentThread().isInterrupted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
