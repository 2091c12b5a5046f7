package se.samla.ingest.validating;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import se.samla.ingest.problems.Problem;

/**
 * The memory in which all uploads together remember their ids: an eighth of the heap, which is
 * enough for 1.5 million different ids in each 64 MiB.
 */
@Component
public final class IdentityMemory {
  private final long total;
  private final AtomicLong taken = new AtomicLong();

  @Autowired
  IdentityMemory() {
    this(Runtime.getRuntime().maxMemory() / 8);
  }

  IdentityMemory(long total) {
    this.total = total;
  }

  /**
   * @param own what the upload has already
   * @throws TooManyIdsException when the upload must be smaller, or wait for others
   */
  void take(long bytes, long own) {
    if (own + bytes > total) {
      throw TooManyIdsException.ofOne(mostIds());
    }
    if (taken.addAndGet(bytes) > total) {
      taken.addAndGet(-bytes);
      throw TooManyIdsException.ofAll(mostIds());
    }
  }

  /** A table doubles, and while it does it stands there twice; three quarters of it are used. */
  private long mostIds() {
    return Long.highestOneBit(total * 2 / 3 / IdentityTable.SLOT_BYTES) / 4 * 3;
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }

  long taken() {
    return taken.get();
  }

  /** The ids of this upload, or of all that are being received, are too many to compare. */
  static final class TooManyIdsException extends Problem {
    private static final long serialVersionUID = 1L;

    private TooManyIdsException(HttpStatus status, String message, long maximum) {
      super(status, "too-many-ids", message);
      tell("limit", "ids");
      tell("maximum", maximum);
    }

    /** No use to try again. */
    static TooManyIdsException ofOne(long maximum) {
      return new TooManyIdsException(
          HttpStatus.CONTENT_TOO_LARGE,
          "ids: more than "
              + maximum
              + " different ones (expected: at most "
              + maximum
              + " in an upload; send the file in parts, as deltas)",
          maximum);
    }

    /** There is room when the others are through. */
    static TooManyIdsException ofAll(long maximum) {
      var busy =
          new TooManyIdsException(
              HttpStatus.SERVICE_UNAVAILABLE,
              "ids: too many in all uploads at once (expected: at most "
                  + maximum
                  + " together; send it later)",
              maximum);
      busy.retryAfter(Duration.ofMinutes(1));
      return busy;
    }
  }
}
