package se.samla.ingest.concluding;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import se.samla.ingest.IngestSettings;
import se.samla.ingest.uploads.Upload;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.ingest.uploads.UploadView;

/** 202 with where to look; or, for a client that waits, 200 with the end of the way. */
@Component
public class Answers {
  private final Waiting waiting;
  private final IngestSettings settings;

  Answers(Waiting waiting, IngestSettings settings) {
    this.waiting = waiting;
    this.settings = settings;
  }

  /**
   * @param prefer the header of that name, such as {@code wait=30}
   * @throws UploadRejectedException when the client waited and no row was valid
   */
  public ResponseEntity<UploadView> answer(UUID id, @Nullable String prefer) {
    var wait = Preference.waitOf(prefer);
    return answer(waiting.await(id, wait), wait);
  }

  /** The same of an upload whose present state is at hand. */
  public ResponseEntity<UploadView> answer(Upload upload, @Nullable String prefer) {
    var wait = Preference.waitOf(prefer);
    return answer(wait.isPositive() ? waiting.await(upload.id(), wait) : upload, wait);
  }

  private ResponseEntity<UploadView> answer(Upload upload, Duration wait) {
    if (wait.isPositive() && upload.status() == UploadStatus.REJECTED) {
      throw new UploadRejectedException(UploadView.of(upload, settings.publicUrl()));
    }
    var answer =
        ResponseEntity.status(statusOf(upload, wait))
            .location(URI.create("/v1/uploads/" + upload.id()));
    return (wait.isPositive()
            ? answer.header("Preference-Applied", "wait=" + wait.toSeconds())
            : answer)
        .body(UploadView.of(upload, settings.publicUrl()));
  }

  /** The upload as it stands. */
  public UploadView view(UUID id) {
    return UploadView.of(waiting.await(id, Duration.ZERO), settings.publicUrl());
  }

  private static HttpStatus statusOf(Upload upload, Duration wait) {
    return wait.isPositive() && upload.status().isAnswer() ? HttpStatus.OK : HttpStatus.ACCEPTED;
  }
}
