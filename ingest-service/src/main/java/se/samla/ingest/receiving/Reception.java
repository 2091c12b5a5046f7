package se.samla.ingest.receiving;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.UUID;
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
import se.samla.schemas.topics.Topics;

/** Takes an upload from its first byte to its receipt. Until the receipt nothing of it counts. */
@Service
class Reception {
  private final Receipts receipts;
  private final EventProducer producer;
  private final Repeats repeats;
  private final Admission admission;
  private final MeterRegistry meters;

  Reception(
      Receipts receipts,
      EventProducer producer,
      Repeats repeats,
      Admission admission,
      MeterRegistry meters) {
    this.receipts = receipts;
    this.repeats = repeats;
    this.admission = admission;
    this.producer = producer;
    this.meters = meters;
  }

  /**
   * @return the upload: the submission's own, or the first one under its Idempotency-Key
   * @throws UnreadableFileException when the body is not what it should be; the upload is rejected
   * @throws PartAwayException when Kafka did not take the rows; the upload is abandoned
   */
  UUID receive(Submission submission, Body body, UploadReader reader) {
    try (var _ = admission.enter(submission.publisher())) {
      if (!receipts.begin(submission)) {
        return repeats.first(submission, body);
      }
      var timer = Timer.start(meters);
      receiveNew(submission, body, reader);
      timer.stop(meters.timer("samla.upload.seconds", "stage", "receive"));
      return submission.id();
    }
  }

  private void receiveNew(Submission submission, Body body, UploadReader reader) {
    var columns = new Columns(submission.dataset());
    var batches = new RowBatches(submission, columns, rows -> send(submission, rows));
    try {
      read(new Reading(columns, new Dialect(), batches, body), submission, reader);
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
  }

  /** What one upload's reading fills. */
  record Reading(Columns columns, Dialect dialect, RowBatches batches, Body body) {}

  private void read(Reading reading, Submission submission, UploadReader reader)
      throws IOException {
    reader.read(
        reading.body(), new RowReading(reading.columns(), reading.dialect(), reading.batches()));
    if (reading.batches().count() == 0) {
      throw UnreadableFileException.empty();
    }
    var only = reading.batches().finish();
    receipts.complete(submission, reading, reading.body().fingerprint(), only);
  }

  private CompletableFuture<Void> send(Submission submission, UploadRows rows) {
    receipts.progress(submission, rows);
    var key = Topics.uploadKey(rows.getDataset(), rows.getPublisher());
    return producer.send(
        Topics.UPLOAD_RECEIVED_BULK, key, rows.getUpload() + "-" + rows.getSequence(), rows);
  }
}
