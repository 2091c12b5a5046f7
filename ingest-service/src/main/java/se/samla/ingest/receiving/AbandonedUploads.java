package se.samla.ingest.receiving;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samla.ingest.IngestSettings;
import se.samla.ingest.uploads.IncomingUploads;
import se.samla.ingest.uploads.Upload;
import se.samla.ingest.uploads.UploadEnds;
import se.samla.ingest.uploads.UploadStatus;

/**
 * Gives up uploads whose client, or whose instance of this service, is gone: their rows are removed
 * everywhere.
 */
@Component
class AbandonedUploads {
  private static final Logger log = LoggerFactory.getLogger(AbandonedUploads.class);
  private static final String GONE = "client-gone";

  private final IncomingUploads incoming;
  private final UploadEnds ends;
  private final RefusedUploads refused;
  private final IngestSettings settings;

  AbandonedUploads(
      IncomingUploads incoming, UploadEnds ends, RefusedUploads refused, IngestSettings settings) {
    this.incoming = incoming;
    this.ends = ends;
    this.refused = refused;
    this.settings = settings;
  }

  @Scheduled(fixedDelayString = "PT1M")
  @Transactional
  public void giveUp() {
    incoming.stalled(settings.upload().abandonedAfter()).forEach(this::giveUp);
  }

  private void giveUp(UUID id) {
    var silence = "no progress for " + settings.upload().abandonedAfter();
    ends.end(id, UploadStatus.ABANDONED, GONE, silence).ifPresent(this::forget);
  }

  private void forget(Upload upload) {
    log.info(
        "upload {} of {} to {} is abandoned", upload.id(), upload.publisher(), upload.dataset());
    refused.forget(upload, GONE);
  }
}
