package se.samla.ingest.validating;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.events.UploadKind;
import se.samla.events.UploadReceived;
import se.samla.ingest.uploads.UploadResults;
import se.samla.ingest.uploads.UploadStatus;

/** An upload of one batch, validated: what came, and what became of it. */
record ValidatedUpload(UploadReceived event, BatchResult result) {
  UUID id() {
    return event.getUpload();
  }

  UploadStatus next() {
    return total().next();
  }

  ValidatedBatches.Total total() {
    return ValidatedBatches.Total.of(result);
  }

  UploadResults.Validated counts() {
    return total().of(id());
  }

  /** What is asked about ids is asked about deltas only. */
  String @Nullable [] ids() {
    return event.getKind() == UploadKind.DELTA ? result.ids() : null;
  }
}
