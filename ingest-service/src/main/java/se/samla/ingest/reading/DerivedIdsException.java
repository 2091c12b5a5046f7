package se.samla.ingest.reading;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;
import se.samla.schemas.datasets.DatasetDefinition;

/** A record of a dataset whose ids come of whole files cannot be sent alone. */
final class DerivedIdsException extends Problem {
  private static final long serialVersionUID = 1L;

  private DerivedIdsException(String dataset) {
    super(
        HttpStatus.BAD_REQUEST,
        "derived-ids",
        "dataset: " + dataset + " derives its ids (expected: an upload with kind=delta)");
  }

  static void unlessGiven(DatasetDefinition dataset) {
    if (dataset.localIdFields().isEmpty()) {
      throw new DerivedIdsException(dataset.name());
    }
  }
}
