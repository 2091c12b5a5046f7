package se.samla.catalog.datasets;

/** No definition has this name. */
public final class UnknownDatasetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownDatasetException(String name) {
    super("dataset: " + name + " (expected: one of GET /v1/datasets)");
  }
}
