package se.samla.ingest.publishers;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** No such publisher, or no such key of it. */
public final class PublisherNotFoundException extends Problem {
  private static final long serialVersionUID = 1L;

  public PublisherNotFoundException(String what) {
    super(
        HttpStatus.NOT_FOUND, "publisher-not-found", what + " (expected: a registered publisher)");
  }
}
