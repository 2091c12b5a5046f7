package se.samla.ingest.validating;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.UploadReceived;
import se.samla.schemas.tracing.Tracing;

/**
 * Uploads of one batch, as many as came together: they share a transaction and its statements. One
 * that was concluded before stays as it is.
 */
@Service
class ExpressUploads {
  private final Validator validator;
  private final Conclusions conclusions;
  private final ValidationEvents events;
  private final Tracing tracing;

  ExpressUploads(
      Validator validator, Conclusions conclusions, ValidationEvents events, Tracing tracing) {
    this.validator = validator;
    this.conclusions = conclusions;
    this.events = events;
    this.tracing = tracing;
  }

  @Transactional
  public void validate(List<UploadReceived> uploads) {
    var locked = conclusions.lock(ids(uploads));
    var validated = new ArrayList<ValidatedUpload>(uploads.size());
    for (var upload : uploads) {
      var open = locked.remove(upload.getUpload()); // once, if it came twice
      if (open != null) {
        tracing.follow("validate", upload, () -> validate(upload, open, validated));
      }
    }
    conclusions.express(validated);
  }

  private void validate(
      UploadReceived event, ValidatedBatches.Open open, List<ValidatedUpload> validated) {
    if (open.isToBeValidated()) {
      var rows = Objects.requireNonNull(event.getContent());
      var upload = new ValidatedUpload(event, validator.validate(rows, open.owner()));
      if (open.goesTo(upload.next())) {
        events.concluded(upload);
        validated.add(upload);
      }
    }
  }

  private static Set<UUID> ids(List<UploadReceived> uploads) {
    return uploads.stream().map(UploadReceived::getUpload).collect(Collectors.toSet());
  }
}
