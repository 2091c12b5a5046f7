package se.samla.ingest.deciding;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** Nothing keeps the record out. */
final class ErasureNotFoundException extends Problem {
  private static final long serialVersionUID = 1L;

  ErasureNotFoundException(String recordId) {
    super(
        HttpStatus.NOT_FOUND,
        "erasure-not-found",
        "record: " + recordId + " (expected: one that was erased)");
  }
}
