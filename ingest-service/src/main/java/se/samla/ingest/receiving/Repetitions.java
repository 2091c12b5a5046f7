package se.samla.ingest.receiving;

import java.io.IOException;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import se.samla.events.ConfirmMode;
import se.samla.events.UploadKind;
import se.samla.ingest.receiving.FileReading.Reading;
import se.samla.ingest.uploads.RepeatedSnapshots;
import se.samla.ingest.uploads.RepeatedSnapshots.Preceding;

/**
 * Recognises a file that was merged just before. Only the last byte tells, so a body that may be
 * one, having the length of the one before, is kept on disk until then.
 */
@Component
class Repetitions {
  private final RepeatedSnapshots snapshots;
  private final Receipts receipts;
  private final RepeatedReceipts repeated;

  Repetitions(RepeatedSnapshots snapshots, Receipts receipts, RepeatedReceipts repeated) {
    this.snapshots = snapshots;
    this.receipts = receipts;
    this.repeated = repeated;
  }

  /**
   * Takes the upload as a delivery without rows, if it is one.
   *
   * @return false when the body is still to be read
   * @throws IOException when it ends too early
   */
  boolean take(Reading reading, Body body) throws IOException {
    var submission = reading.submission();
    if (submission.kind() != UploadKind.SNAPSHOT || submission.confirm() != ConfirmMode.AUTO) {
      return false;
    }
    var preceding =
        snapshots.preceding(
            submission.dataset().name(), submission.publisher().id(), reading.rules());
    return preceding.isPresent() && take(reading, body, preceding.get());
  }

  private boolean take(Reading reading, Body body, Preceding preceding) throws IOException {
    if (!body.mayHaveLength(preceding.bodyBytes())) {
      return false;
    }
    body.keep(() -> receipts.alive(reading.submission()));
    return Arrays.equals(body.fingerprint(), preceding.fingerprint())
        && repeated.complete(reading.submission(), preceding);
  }
}
