package se.samla.ingest.uploads;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** No upload with that id, or it is another publisher's. */
public final class UploadNotFoundException extends Problem {
  private static final long serialVersionUID = 1L;

  public UploadNotFoundException(String id) {
    super(
        HttpStatus.NOT_FOUND,
        "upload-not-found",
        "upload: " + id + " (expected: the id of an upload of yours)");
  }
}
