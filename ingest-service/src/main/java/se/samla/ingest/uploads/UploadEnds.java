package se.samla.ingest.uploads;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.UploadEnded;
import se.samla.ingest.messaging.Outbox;
import se.samla.schemas.topics.Topics;

/**
 * The ends of uploads that no merge tells, each in one transaction with the event that tells it. It
 * goes where merges are told, so that all that is told of an upload comes in order (ADR 14).
 */
@Component
public class UploadEnds {
  private final Uploads uploads;
  private final Outbox outbox;
  private final Clock clock;

  UploadEnds(Uploads uploads, Outbox outbox, Clock clock) {
    this.uploads = uploads;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Ends an upload, and tells of it if that was its end.
   *
   * @return the upload as it stands then; nothing when its state did not allow it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Upload> end(UUID id, UploadStatus to, String cause, String detail) {
    var ended = uploads.move(id, to, cause, detail);
    ended.ifPresent(upload -> tell(id, upload.dataset(), upload.publisher(), to, cause));
    return ended;
  }

  /**
   * Tells of an upload that was ended.
   *
   * @param cause a stable word; null when its rows say why
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(
      UUID id, String dataset, String publisher, UploadStatus to, @Nullable String cause) {
    tell(new UploadEnded(id, dataset, publisher, to.word(), cause, clock.instant()));
  }

  /** Tells it as it was told before. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(UploadEnded event) {
    outbox.add(
        Topics.UPLOAD_MERGED, Topics.uploadKey(event.getDataset(), event.getPublisher()), event);
  }
}
