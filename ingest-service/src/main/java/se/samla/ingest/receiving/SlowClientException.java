package se.samla.ingest.receiving;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** The body comes too slowly to wait for. */
final class SlowClientException extends Problem {
  private static final long serialVersionUID = 1L;

  SlowClientException(long bytesPerSecond) {
    super(
        HttpStatus.REQUEST_TIMEOUT,
        "too-slow",
        "body: too slow (expected: at least " + bytesPerSecond + " bytes a second)");
  }
}
