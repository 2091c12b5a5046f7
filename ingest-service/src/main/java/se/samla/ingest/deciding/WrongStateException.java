package se.samla.ingest.deciding;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;
import se.samla.ingest.uploads.Upload;
import se.samla.ingest.uploads.UploadStatus;

/** The upload does not stand where this could be decided. */
final class WrongStateException extends Problem {
  private static final long serialVersionUID = 1L;

  WrongStateException(Upload upload, UploadStatus expected) {
    super(
        HttpStatus.CONFLICT,
        "wrong-state",
        "status: " + upload.status().word() + " (expected: " + expected.word() + ")");
  }
}
