package se.samla.ingest.receiving;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;
import se.samla.events.UploadRows;
import se.samla.ingest.messaging.EventProducer;
import se.samla.ingest.problems.KafkaAwayException;
import se.samla.ingest.problems.Problem;
import se.samla.ingest.reading.UploadReader;
import se.samla.ingest.receiving.FileReading.Reading;
import se.samla.schemas.topics.Topics;

/** Takes the file of an upload that has begun: its rows to Kafka, its end to the database. */
@Service
class FileReception {
  private final Receipts receipts;
  private final EventProducer producer;
  private final FileReading files;
  private final Repetitions repetitions;
  private final RefusedReceptions refused;

  FileReception(
      Receipts receipts,
      EventProducer producer,
      FileReading files,
      Repetitions repetitions,
      RefusedReceptions refused) {
    this.receipts = receipts;
    this.producer = producer;
    this.files = files;
    this.repetitions = repetitions;
    this.refused = refused;
  }

  void receive(Submission submission, Body body, UploadReader reader) {
    var reading = files.open(submission, rows -> send(submission, rows));
    try {
      receive(reading, body, reader);
    } catch (Problem | KafkaAwayException | IOException e) {
      throw refused.end(reading, e);
    } finally {
      body.release();
    }
  }

  private void receive(Reading reading, Body body, UploadReader reader) throws IOException {
    if (!repetitions.take(reading, body)) {
      files.read(reading, body, reader);
      var only = reading.batches().finish();
      receipts.complete(reading, body.request(reading.rules()), only);
    }
  }

  private CompletableFuture<Void> send(Submission submission, UploadRows rows) {
    receipts.progress(submission, rows);
    var key = Topics.uploadKey(rows.getDataset(), rows.getPublisher());
    return producer.send(
        Topics.UPLOAD_RECEIVED_BULK, key, rows.getUpload() + "-" + rows.getSequence(), rows);
  }
}
