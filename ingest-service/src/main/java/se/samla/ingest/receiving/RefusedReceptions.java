package se.samla.ingest.receiving;

import java.io.IOException;
import org.springframework.stereotype.Component;
import se.samla.ingest.problems.PartAwayException;
import se.samla.ingest.problems.Problem;
import se.samla.ingest.reading.UnreadableFileException;
import se.samla.ingest.receiving.FileReading.Reading;

/** What becomes of an upload that does not come to its receipt, and of its request. */
@Component
class RefusedReceptions {
  private final RefusedUploads uploads;

  RefusedReceptions(RefusedUploads uploads) {
    this.uploads = uploads;
  }

  /**
   * Ends the upload.
   *
   * @return what the client is told
   */
  RuntimeException end(Reading reading, Exception cause) {
    return switch (cause) {
      case UnreadableFileException unreadable -> unreadable(reading, unreadable);
      case Problem problem -> refused(reading, problem);
      case IOException gone -> gone(reading, gone);
      default -> away(reading);
    };
  }

  private Problem unreadable(Reading reading, UnreadableFileException cause) {
    uploads.reject(reading, String.valueOf(cause.getMessage()));
    return cause.of(reading.submission().id());
  }

  /** What the same file may survive at another time is no fault of the file. */
  private Problem refused(Reading reading, Problem problem) {
    if (problem.mayPass()) {
      uploads.abandon(reading, problem.word());
    } else {
      uploads.reject(reading, String.valueOf(problem.getMessage()));
    }
    return problem;
  }

  private RuntimeException gone(Reading reading, IOException cause) {
    uploads.abandon(reading, "client-gone");
    return new ClientGoneException(cause);
  }

  private PartAwayException away(Reading reading) {
    uploads.abandon(reading, "part-away");
    return new PartAwayException(
        "Kafka is away for the moment. Nothing of the upload was taken; please send it again.");
  }
}
