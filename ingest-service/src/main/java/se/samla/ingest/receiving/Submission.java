package se.samla.ingest.receiving;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.events.ConfirmMode;
import se.samla.events.UploadKind;
import se.samla.ingest.publishers.Publisher;
import se.samla.ingest.uploads.IncomingUploads;
import se.samla.schemas.datasets.DatasetDefinition;

/** What somebody wants to upload: all that is known before the body is read. */
record Submission(
    UUID id,
    DatasetDefinition dataset,
    Publisher publisher,
    UploadKind kind,
    ConfirmMode confirm,
    @Nullable String idempotencyKey) {

  /** The same under an Idempotency-Key; without one it stays as it is. */
  Submission under(@Nullable String key) {
    return new Submission(id, dataset, publisher, kind, confirm, key);
  }

  IncomingUploads.Begun begun() {
    return new IncomingUploads.Begun(id, dataset.name(), publisher, kind, confirm, idempotencyKey);
  }
}
