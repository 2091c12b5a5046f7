package se.samla.ingest.validating;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.stereotype.Service;
import se.samla.events.UploadReceived;
import se.samla.ingest.messaging.Payloads;
import se.samla.ingest.messaging.Polls;
import se.samla.schemas.tracing.Tracing;

/** The messages of one poll of the express lane, which are uploads of one batch each. */
@Service
class ExpressValidation {
  private final ExpressUploads uploads;
  private final Validation others;
  private final Payloads payloads;
  private final Tracing tracing;
  private final MeterRegistry meters;

  ExpressValidation(
      ExpressUploads uploads,
      Validation others,
      Payloads payloads,
      Tracing tracing,
      MeterRegistry meters) {
    this.uploads = uploads;
    this.others = others;
    this.payloads = payloads;
    this.tracing = tracing;
    this.meters = meters;
  }

  void handle(List<?> messages) {
    Polls.handle(messages, this::together, message -> together(List.of(message)));
  }

  private void together(List<?> messages) {
    var events = messages.stream().map(payloads::event).toList();
    if (events.stream().allMatch(ExpressValidation::isUpload)) {
      validate(events.stream().map(UploadReceived.class::cast).toList());
    } else {
      events.forEach(event -> tracing.follow("validate", event, () -> others.handle(event)));
    }
  }

  private static boolean isUpload(SpecificRecordBase event) {
    return event instanceof UploadReceived upload && upload.getContent() != null;
  }

  /** Each of them took as long as all of them. */
  private void validate(List<UploadReceived> together) {
    var start = System.nanoTime();
    uploads.validate(together);
    var nanos = System.nanoTime() - start;
    var timer = meters.timer("samla.upload.seconds", "stage", "validate");
    together.forEach(_ -> timer.record(nanos, TimeUnit.NANOSECONDS));
  }
}
