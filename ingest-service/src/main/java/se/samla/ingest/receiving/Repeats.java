package se.samla.ingest.receiving;

import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Service;
import se.samla.ingest.uploads.IncomingUploads;
import se.samla.ingest.uploads.Repeated;
import se.samla.ingest.uploads.UploadStatus;

/** A request whose Idempotency-Key came before: it gets the first one's upload, or a refusal. */
@Service
class Repeats {
  private final IncomingUploads uploads;

  Repeats(IncomingUploads uploads) {
    this.uploads = uploads;
  }

  /**
   * The upload of the first request.
   *
   * @throws IdempotencyKeyException when that is still coming in, or was another one
   */
  UUID first(Submission submission, Body body) {
    var key = String.valueOf(submission.idempotencyKey());
    var first = uploads.byIdempotencyKey(submission.publisher().id(), key);
    if (first.isEmpty() || first.get().status() == UploadStatus.RECEIVING) {
      throw IdempotencyKeyException.inFlight(key);
    }
    mustBeTheSame(key, first.get(), body);
    return first.get().upload();
  }

  private static void mustBeTheSame(String key, Repeated first, Body body) {
    try {
      if (!Arrays.equals(first.fingerprint(), body.fingerprint())) {
        throw IdempotencyKeyException.otherRequest(key);
      }
    } catch (IOException e) {
      throw new ClientGoneException(e);
    }
  }
}
