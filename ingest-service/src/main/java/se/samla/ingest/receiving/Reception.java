package se.samla.ingest.receiving;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;
import se.samla.events.UploadRows;
import se.samla.ingest.messaging.EventProducer;
import se.samla.ingest.messaging.KafkaAwayException;
import se.samla.ingest.problems.PartAwayException;
import se.samla.ingest.problems.Problem;
import se.samla.ingest.reading.Columns;
import se.samla.ingest.reading.Dialect;
import se.samla.ingest.reading.RowReading;
import se.samla.ingest.reading.UnreadableFileException;
import se.samla.ingest.reading.UploadReader;
import se.samla.ingest.validating.IdentityMemory;
import se.samla.ingest.validating.UploadIdentities;
import se.samla.schemas.topics.Topics;

/** Takes an upload from its first byte to its receipt. Until the receipt nothing of it counts. */
@Service
class Reception {
  private final Receipts receipts;
  private final EventProducer producer;
  private final IdentityMemory memory;
  private final MeterRegistry meters;

  Reception(
      Receipts receipts, EventProducer producer, IdentityMemory memory, MeterRegistry meters) {
    this.receipts = receipts;
    this.producer = producer;
    this.memory = memory;
    this.meters = meters;
  }

  /**
   * @throws UnreadableFileException when the body is not what it should be; the upload is rejected
   * @throws PartAwayException when Kafka did not take the rows; the upload is abandoned
   */
  void receive(Submission submission, InputStream body, UploadReader reader) {
    var timer = Timer.start(meters);
    receipts.begin(submission);
    var columns = new Columns(submission.dataset());
    var batches = new RowBatches(submission, columns, rows -> send(submission, rows));
    try {
      read(new Reading(columns, new Dialect(), batches), submission, body, reader);
    } catch (UnreadableFileException e) {
      receipts.reject(submission, batches.sentSome(), String.valueOf(e.getMessage()));
      throw e.of(submission.id());
    } catch (Problem e) {
      receipts.reject(submission, batches.sentSome(), String.valueOf(e.getMessage()));
      throw e;
    } catch (KafkaAwayException e) {
      receipts.abandon(submission, batches.sentSome(), "part-away");
      throw new PartAwayException(
          "Kafka is away for the moment. Nothing of the upload was taken; please send it again.");
    } catch (IOException e) {
      receipts.abandon(submission, batches.sentSome(), "client-gone");
      throw new ClientGoneException(e);
    }
    timer.stop(meters.timer("samla.upload.seconds", "stage", "receive"));
  }

  /** What one upload's reading fills. */
  record Reading(Columns columns, Dialect dialect, RowBatches batches) {}

  private void read(Reading reading, Submission submission, InputStream body, UploadReader reader)
      throws IOException {
    var columns = reading.columns();
    try (var identities =
        new UploadIdentities(
            submission.dataset(), columns::placeOfField, memory, reading.batches())) {
      reader.read(body, new RowReading(columns, reading.dialect(), identities));
    }
    if (reading.batches().count() == 0) {
      throw UnreadableFileException.empty();
    }
    receipts.complete(submission, reading, reading.batches().finish());
  }

  private CompletableFuture<Void> send(Submission submission, UploadRows rows) {
    receipts.progress(submission, rows);
    var key = Topics.uploadKey(rows.getDataset(), rows.getPublisher());
    return producer.send(
        Topics.UPLOAD_RECEIVED_BULK, key, rows.getUpload() + "-" + rows.getSequence(), rows);
  }
}
