package se.samla.ingest.receiving;

import java.util.UUID;
import org.springframework.stereotype.Service;
import se.samla.ingest.problems.PartAwayException;
import se.samla.ingest.reading.UnreadableFileException;
import se.samla.ingest.reading.UploadReader;
import se.samla.schemas.tracing.Tracing;

/** Takes an upload from its first byte to its receipt. Until the receipt nothing of it counts. */
@Service
class Reception {
  private final Receipts receipts;
  private final FileReception files;
  private final Repeats repeats;
  private final Admission admission;
  private final Tracing tracing;

  Reception(
      Receipts receipts,
      FileReception files,
      Repeats repeats,
      Admission admission,
      Tracing tracing) {
    this.receipts = receipts;
    this.files = files;
    this.repeats = repeats;
    this.admission = admission;
    this.tracing = tracing;
  }

  /**
   * @return the upload: the submission's own, or the first one under its Idempotency-Key
   * @throws UnreadableFileException when the body is not what it should be; the upload is rejected
   * @throws PartAwayException when Kafka did not take the rows; the upload is abandoned
   */
  UUID receive(Submission submission, Body body, UploadReader reader) {
    return tracing.begin("receive", submission.id()).call(() -> admitted(submission, body, reader));
  }

  private UUID admitted(Submission submission, Body body, UploadReader reader) {
    try (var _ = admission.enter(submission.publisher())) {
      if (!receipts.begin(submission)) {
        return repeats.first(submission, body);
      }
      files.receive(submission, body, reader);
      return submission.id();
    }
  }
}
