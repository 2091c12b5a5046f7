package se.samla.catalog.staging;

import java.util.List;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.staging.StagedUpload.Status;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRows;

/**
 * What each event of the validated topics does, however often it comes. Runs in its caller's
 * transaction, and says whether the upload became ready to merge.
 */
@Component
class Staging {
  private final UploadRepository uploads;
  private final StagedRows rows;
  private final PublisherRepository publishers;
  private final Datasets datasets;
  private final Outcomes outcomes;

  Staging(
      UploadRepository uploads,
      StagedRows rows,
      PublisherRepository publishers,
      Datasets datasets,
      Outcomes outcomes) {
    this.uploads = uploads;
    this.rows = rows;
    this.publishers = publishers;
    this.datasets = datasets;
    this.outcomes = outcomes;
  }

  /**
   * Stages batches of one upload. The one that was missing makes a failed upload ready after all.
   */
  boolean add(List<ValidRows> batches) {
    var any = batches.getFirst();
    var dataset = datasets.get(any.getDataset());
    var upload = uploads.lock(any.getUpload(), dataset.id(), any.getPublisher());
    return upload.status().takesRows()
        && rows.add(upload.number(), batches)
        && upload.status() == Status.FAILED
        && uploads.queueIfComplete(upload.number());
  }

  /** Puts a complete upload into the work queue; an incomplete one fails. */
  boolean complete(UploadValidated completion) {
    var dataset = datasets.get(completion.getDataset());
    var upload = uploads.lock(completion.getUpload(), dataset.id(), completion.getPublisher());
    publishers.addMissing(completion);
    return upload.status().takesRows()
        ? complete(upload.number(), completion)
        : outcomes.again().tell(upload);
  }

  private boolean complete(int upload, UploadValidated completion) {
    uploads.describe(upload, completion);
    if (completion.getContent() != null) {
      rows.add(upload, List.of(completion.getContent()));
    }
    return uploads.queueIfComplete(upload) || failed(upload, completion);
  }

  private boolean failed(int upload, UploadValidated completion) {
    uploads.end(upload, Status.FAILED, MissingBatches.CAUSE);
    outcomes.missing().tell(completion, uploads.stagedBatches(upload));
    return false;
  }

  /** Puts an upload that repeats another into the work queue, once. */
  boolean repeat(UploadRepeated repeated) {
    var dataset = datasets.get(repeated.getDataset());
    var upload = uploads.lock(repeated.getUpload(), dataset.id(), repeated.getPublisher());
    return upload.status() == Status.STAGING
        ? uploads.queue(upload.number(), repeated)
        : outcomes.again().tell(upload);
  }

  /** Forgets an upload's rows, and those that may still come. */
  boolean abandon(UploadAbandoned abandoned) {
    var dataset = datasets.get(abandoned.getDataset());
    var upload = uploads.lock(abandoned.getUpload(), dataset.id(), abandoned.getPublisher());
    if (upload.status() != Status.MERGED) {
      rows.forget(upload.number());
      uploads.end(upload.number(), Status.ABANDONED, abandoned.getReason());
    }
    return false;
  }
}
