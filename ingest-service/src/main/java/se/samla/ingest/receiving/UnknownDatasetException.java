package se.samla.ingest.receiving;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A dataset nobody defined. */
final class UnknownDatasetException extends Problem {
  private static final long serialVersionUID = 1L;

  UnknownDatasetException(String dataset, Object known) {
    super(
        HttpStatus.NOT_FOUND,
        "dataset-not-found",
        "dataset: " + dataset + " (expected: one of " + known + ")");
  }
}
