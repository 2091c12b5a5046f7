package se.samla.ingest.receiving;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;
import se.samla.events.UploadRows;
import se.samla.ingest.messaging.EventProducer;
import se.samla.ingest.problems.KafkaAwayException;
import se.samla.ingest.problems.PartAwayException;
import se.samla.ingest.problems.Problem;
import se.samla.ingest.reading.UnreadableFileException;
import se.samla.ingest.reading.UploadReader;
import se.samla.ingest.receiving.FileReading.Reading;
import se.samla.ingest.uploads.IncomingUploads;
import se.samla.schemas.topics.Topics;

/** Takes the file of an upload that has begun: its rows to Kafka, its end to the database. */
@Service
class FileReception {
  private final Receipts receipts;
  private final EventProducer producer;
  private final FileReading files;
  private final Repetitions repetitions;

  FileReception(
      Receipts receipts, EventProducer producer, FileReading files, Repetitions repetitions) {
    this.receipts = receipts;
    this.producer = producer;
    this.files = files;
    this.repetitions = repetitions;
  }

  void receive(Submission submission, Body body, UploadReader reader) {
    var reading = files.open(submission, rows -> send(submission, rows));
    try {
      receive(reading, body, reader);
    } catch (UnreadableFileException e) {
      receipts.reject(reading, String.valueOf(e.getMessage()));
      throw e.of(submission.id());
    } catch (Problem e) {
      end(reading, e);
      throw e;
    } catch (KafkaAwayException e) {
      receipts.abandon(reading, "part-away");
      throw new PartAwayException(
          "Kafka is away for the moment. Nothing of the upload was taken; please send it again.");
    } catch (IOException e) {
      receipts.abandon(reading, "client-gone");
      throw new ClientGoneException(e);
    } finally {
      body.release();
    }
  }

  private void receive(Reading reading, Body body, UploadReader reader) throws IOException {
    if (!repetitions.take(reading, body)) {
      files.read(reading, body, reader);
      var only = reading.batches().finish();
      receipts.complete(reading, requestOf(reading, body), only);
    }
  }

  /** What the same file may survive at another time is no fault of the file. */
  private void end(Reading reading, Problem problem) {
    if (problem.mayPass()) {
      receipts.abandon(reading, problem.word());
    } else {
      receipts.reject(reading, String.valueOf(problem.getMessage()));
    }
  }

  private static IncomingUploads.Request requestOf(Reading reading, Body body) throws IOException {
    return new IncomingUploads.Request(body.fingerprint(), body.length(), reading.rules());
  }

  private CompletableFuture<Void> send(Submission submission, UploadRows rows) {
    receipts.progress(submission, rows);
    var key = Topics.uploadKey(rows.getDataset(), rows.getPublisher());
    return producer.send(
        Topics.UPLOAD_RECEIVED_BULK, key, rows.getUpload() + "-" + rows.getSequence(), rows);
  }
}
