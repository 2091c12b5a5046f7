package se.samla.ingest.reading;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** As many workbooks are read as the memory holds; the client may come again. */
final class WorkbooksWaitingException extends Problem {
  private static final long serialVersionUID = 1L;

  private WorkbooksWaitingException(Duration waited) {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        "workbooks-waiting",
        "workbook: others are being read (expected: a place within "
            + waited.toSeconds()
            + " s; send it later, or as CSV)");
    retryAfter(waited);
  }

  /** Takes one of the places. */
  static void unlessTaken(Semaphore places, Duration patience) {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new WorkbooksWaitingException(patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkbooksWaitingException(patience);
    }
  }
}
