package se.samla.ingest.validating;

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
   * @throws TooManyIdsException when the upload must be smaller, or wait for others
   */
  void take(long bytes) {
    if (taken.addAndGet(bytes) > total) {
      taken.addAndGet(-bytes);
      throw new TooManyIdsException(total);
    }
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }

  long taken() {
    return taken.get();
  }

  /** The ids of this upload, and of others that are being received, are too many to compare. */
  static final class TooManyIdsException extends Problem {
    private static final long serialVersionUID = 1L;

    TooManyIdsException(long total) {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "too-many-ids",
          "rows: more ids than can be compared at the moment (expected: at most "
              + total / (1 << 20)
              + " MiB of them in all uploads at once; send it later, or in parts)");
    }
  }
}
