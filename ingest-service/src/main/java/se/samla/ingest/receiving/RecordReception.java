package se.samla.ingest.receiving;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;
import se.samla.events.UploadRows;
import se.samla.ingest.problems.Problem;
import se.samla.ingest.reading.UploadReader;
import se.samla.ingest.receiving.FileReading.Reading;
import se.samla.ingest.uploads.Upload;
import se.samla.schemas.tracing.Tracing;

/**
 * Takes one record. All of it is read before anything is written, so its beginning and its receipt
 * are one; only what is refused begins before it ends.
 */
@Service
class RecordReception {
  private final Receipts receipts;
  private final FileReading files;
  private final RefusedReceptions refused;
  private final Admission admission;
  private final Tracing tracing;

  RecordReception(
      Receipts receipts,
      FileReading files,
      RefusedReceptions refused,
      Admission admission,
      Tracing tracing) {
    this.receipts = receipts;
    this.files = files;
    this.refused = refused;
    this.admission = admission;
    this.tracing = tracing;
  }

  /** As {@link Reception#receive}; returns the upload as it stands then. */
  Upload receive(Submission submission, Body body, UploadReader reader) {
    return tracing.begin("receive", submission.id()).call(() -> admitted(submission, body, reader));
  }

  private Upload admitted(Submission submission, Body body, UploadReader reader) {
    try (var _ = admission.enter(submission.publisher())) {
      return received(files.open(submission, RecordReception::tooMany), body, reader);
    }
  }

  private Upload received(Reading reading, Body body, UploadReader reader) {
    try {
      files.read(reading, body, reader);
      var only = reading.batches().finish();
      return receipts.take(reading, body.request(reading.rules()), only);
    } catch (Problem | IOException e) {
      receipts.begin(reading.submission());
      throw refused.end(reading, e);
    }
  }

  private static CompletableFuture<Void> tooMany(UploadRows rows) {
    throw new IllegalStateException("rows: of batch " + rows.getSequence() + " (expected: one)");
  }
}
