package se.samla.ingest.restoring;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samla.events.PublisherRegistered;
import se.samla.events.PublisherWithdrawn;
import se.samla.events.RecordErasureLifted;
import se.samla.events.RecordErasureRequested;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadConfirmed;
import se.samla.events.UploadDiscarded;
import se.samla.events.UploadEnded;
import se.samla.events.UploadMerged;
import se.samla.events.UploadReceived;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadReversalRequested;
import se.samla.events.UploadRows;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.UndecodableMessageException;

/** This service's own words, heard again: what they say happened. */
@Component
class ToldAfterwards {
  private static final Logger log = LoggerFactory.getLogger(ToldAfterwards.class);
  private static final String ROWS = "se.samla.UploadRows";
  private static final String VALID_ROWS = "se.samla.ValidRows";
  private static final String VALIDATED = "se.samla.UploadValidated";

  private final EventDeserializer events;
  private final RetakenUploads uploads;
  private final RetakenDecisions decisions;
  private final RetakenErasures erasures;
  private final RetakenPublishers publishers;
  private final Set<UUID> begun = new HashSet<>();
  private final Set<UUID> heard = new HashSet<>();

  ToldAfterwards(
      EventDeserializer events,
      RetakenUploads uploads,
      RetakenDecisions decisions,
      RetakenErasures erasures,
      RetakenPublishers publishers) {
    this.events = events;
    this.uploads = uploads;
    this.decisions = decisions;
    this.erasures = erasures;
    this.publishers = publishers;
  }

  /** The uploads of which more will be heard. */
  Set<UUID> heard() {
    return Set.copyOf(heard);
  }

  void hear(ConsumerRecord<byte[], byte[]> message) {
    switch (type(message)) {
      case VALIDATED, VALID_ROWS -> {} // comes of what is validated again
      case ROWS -> rows(message);
      default -> event(message);
    }
  }

  private static String type(ConsumerRecord<byte[], byte[]> message) {
    return text(message.headers().lastHeader("ce_type"));
  }

  private static String text(@Nullable Header header) {
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Of rows only the upload is of interest, and that once. */
  private void rows(ConsumerRecord<byte[], byte[]> message) {
    var upload = text(message.headers().lastHeader("ce_upload"));
    if ((upload.isEmpty() || begun.add(UUID.fromString(upload)))
        && decoded(message) instanceof UploadRows batch) {
      var at = Instant.ofEpochMilli(message.timestamp());
      uploads.begun(batch.getUpload(), batch.getDataset(), batch.getPublisher(), at);
    }
  }

  private void event(ConsumerRecord<byte[], byte[]> message) {
    switch (decoded(message)) {
      case PublisherRegistered registered -> publishers.register(registered);
      case UploadReceived received -> {
        heard.add(received.getUpload());
        uploads.received(received);
      }
      case UploadAbandoned abandoned -> uploads.abandoned(abandoned);
      case UploadRepeated repeated -> uploads.repeated(repeated);
      case UploadConfirmed confirmed -> decisions.confirmed(confirmed);
      case UploadDiscarded discarded -> decisions.discarded(discarded);
      case UploadReversalRequested requested -> {
        heard.add(requested.getUpload());
        decisions.reversal(requested);
      }
      case PublisherWithdrawn withdrawn -> {
        heard.add(withdrawn.getUpload());
        decisions.withdrawal(withdrawn);
      }
      case RecordErasureRequested requested -> erasures.erase(requested);
      case RecordErasureLifted lifted -> erasures.lift(lifted);
      case UploadMerged merged -> erasures.erasedAs(merged);
      case UploadEnded ended -> uploads.ended(ended);
      case null, default -> {}
    }
  }

  /** What nobody could read went to the dead letters when it came. */
  private @Nullable Object decoded(ConsumerRecord<byte[], byte[]> message) {
    try {
      return events.deserialize(message.value());
    } catch (UndecodableMessageException e) {
      log.warn(
          "{}-{}@{} is passed over: {}",
          message.topic(),
          message.partition(),
          message.offset(),
          e.getMessage());
      return null;
    }
  }
}
