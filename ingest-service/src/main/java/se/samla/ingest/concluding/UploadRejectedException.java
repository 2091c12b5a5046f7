package se.samla.ingest.concluding;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;
import se.samla.ingest.uploads.UploadView;

/** The client waited, and not one row was valid. Nothing was changed. */
final class UploadRejectedException extends Problem {
  private static final long serialVersionUID = 1L;

  UploadRejectedException(UploadView upload) {
    super(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "upload-rejected",
        "rows: "
            + upload.rows().invalid()
            + " of "
            + upload.rows().read()
            + " invalid (expected: at least one valid row). See "
            + upload.links().issues());
    tell("upload", upload);
  }
}
