package se.samla.ingest.deciding;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;
import se.samla.ingest.uploads.Preview;

/** What was confirmed is not what would happen. */
final class PreviewChangedException extends Problem {
  private static final long serialVersionUID = 1L;

  PreviewChangedException(String confirmed, Preview preview) {
    super(
        HttpStatus.CONFLICT,
        "preview-changed",
        "preview: " + confirmed + " (expected: " + preview.hash() + ", the preview as it is now)");
    tell("preview", preview.hash());
  }
}
