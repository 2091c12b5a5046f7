package se.samla.ingest.problems;

/** The broker did not take an event in time. Worth a retry. */
public final class KafkaAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KafkaAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
