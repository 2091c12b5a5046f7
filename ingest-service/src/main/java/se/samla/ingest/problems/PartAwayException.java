package se.samla.ingest.problems;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Something this service needs is away; the client may try again. */
public final class PartAwayException extends Problem {
  private static final long serialVersionUID = 1L;

  public PartAwayException(String message) {
    super(HttpStatus.SERVICE_UNAVAILABLE, "part-away", message);
    retryAfter(Duration.ofSeconds(10));
  }
}
