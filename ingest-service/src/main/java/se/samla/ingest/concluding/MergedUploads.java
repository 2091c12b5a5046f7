package se.samla.ingest.concluding;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.UploadMerged;
import se.samla.ingest.issues.LiveIssues;
import se.samla.ingest.uploads.ErasedRecords;
import se.samla.ingest.uploads.UploadEnds;
import se.samla.ingest.uploads.UploadResults;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.schemas.tracing.Tracing;

/** Uploads that were merged, as many as were told together: they share what they cost. */
@Service
class MergedUploads {
  private static final Logger log = LoggerFactory.getLogger(MergedUploads.class);

  private final UploadResults results;
  private final UploadEnds ends;
  private final LiveIssues issues;
  private final ErasedRecords erased;
  private final Tracing tracing;

  MergedUploads(
      UploadResults results,
      UploadEnds ends,
      LiveIssues issues,
      ErasedRecords erased,
      Tracing tracing) {
    this.results = results;
    this.ends = ends;
    this.issues = issues;
    this.erased = erased;
    this.tracing = tracing;
  }

  /**
   * @return the uploads that have come to an end, to wake who waits for them after the commit
   */
  @Transactional
  public List<UUID> conclude(List<UploadMerged> events) {
    var merged = results.merged(events);
    issues.settle(merged);
    return events.stream()
        .flatMap(event -> tracing.follow("conclude", event, () -> conclude(event, merged)))
        .toList();
  }

  private Stream<UUID> conclude(UploadMerged event, Set<UUID> merged) {
    var upload = event.getUpload();
    if (merged.contains(upload)) {
      log.info("upload {} merged: change set {}", upload, event.getChangeSet());
    }
    if (!event.getErased().isEmpty()) {
      erased.addOthers(upload, event.getErased());
    }
    event.getSuperseded().forEach(held -> supersede(held, upload));
    return Stream.concat(Stream.of(upload), event.getSuperseded().stream());
  }

  private void supersede(UUID held, UUID by) {
    ends.end(held, UploadStatus.SUPERSEDED, "superseded", by.toString())
        .ifPresent(_ -> log.info("upload {} superseded by {}", held, by));
  }
}
