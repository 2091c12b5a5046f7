package se.samla.catalog.staging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRows;

/** What of a poll may go together without coming before anything else of its upload. */
final class Runs {
  private Runs() {}

  /** The batches of one upload that the events begin with. */
  static List<ValidRows> batchesOfOneUpload(List<SpecificRecordBase> events) {
    var batches = new ArrayList<ValidRows>();
    for (var event : events) {
      if (!(event instanceof ValidRows batch) || !isOfUpload(batch, batches)) {
        return batches;
      }
      batches.add(batch);
    }
    return batches;
  }

  private static boolean isOfUpload(ValidRows batch, List<ValidRows> batches) {
    return batches.isEmpty() || batches.getFirst().getUpload().equals(batch.getUpload());
  }

  /** The whole uploads, each another one, that the events begin with. */
  static List<UploadValidated> wholeUploads(List<SpecificRecordBase> events) {
    var uploads = new LinkedHashMap<UUID, UploadValidated>();
    for (var event : events) {
      if (!(event instanceof UploadValidated completion)
          || !isWhole(completion)
          || uploads.putIfAbsent(completion.getUpload(), completion) != null) {
        break;
      }
    }
    return List.copyOf(uploads.values());
  }

  private static boolean isWhole(UploadValidated completion) {
    var content = completion.getContent();
    return content != null && content.getSequence() == 0 && completion.getBatches() == 1;
  }
}
