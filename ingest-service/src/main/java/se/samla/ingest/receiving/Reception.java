package se.samla.ingest.receiving;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;
import se.samla.events.UploadRows;
import se.samla.ingest.messaging.EventProducer;
import se.samla.ingest.messaging.KafkaAwayException;
import se.samla.ingest.problems.PartAwayException;
import se.samla.ingest.problems.Problem;
import se.samla.ingest.reading.UnreadableFileException;
import se.samla.ingest.reading.UploadReader;
import se.samla.ingest.receiving.FileReading.Reading;
import se.samla.schemas.topics.Topics;

/** Takes an upload from its first byte to its receipt. Until the receipt nothing of it counts. */
@Service
class Reception {
  private final Receipts receipts;
  private final EventProducer producer;
  private final FileReading files;
  private final Repeats repeats;
  private final Admission admission;

  Reception(
      Receipts receipts,
      EventProducer producer,
      FileReading files,
      Repeats repeats,
      Admission admission) {
    this.receipts = receipts;
    this.producer = producer;
    this.files = files;
    this.repeats = repeats;
    this.admission = admission;
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
      receive(files.open(submission, rows -> send(submission, rows)), body, reader);
      return submission.id();
    }
  }

  private void receive(Reading reading, Body body, UploadReader reader) {
    try {
      files.read(reading, body, reader);
      var only = reading.batches().finish();
      receipts.complete(reading, body.fingerprint(), only);
    } catch (UnreadableFileException e) {
      receipts.reject(reading, String.valueOf(e.getMessage()));
      throw e.of(reading.submission().id());
    } catch (Problem e) {
      receipts.reject(reading, String.valueOf(e.getMessage()));
      throw e;
    } catch (KafkaAwayException e) {
      receipts.abandon(reading, "part-away");
      throw new PartAwayException(
          "Kafka is away for the moment. Nothing of the upload was taken; please send it again.");
    } catch (IOException e) {
      receipts.abandon(reading, "client-gone");
      throw new ClientGoneException(e);
    }
  }

  private CompletableFuture<Void> send(Submission submission, UploadRows rows) {
    receipts.progress(submission, rows);
    var key = Topics.uploadKey(rows.getDataset(), rows.getPublisher());
    return producer.send(
        Topics.UPLOAD_RECEIVED_BULK, key, rows.getUpload() + "-" + rows.getSequence(), rows);
  }
}
