package se.samla.ingest.receiving;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;
import se.samla.ingest.reading.Columns;
import se.samla.ingest.reading.Dialect;
import se.samla.ingest.reading.RowReading;
import se.samla.ingest.reading.UnreadableFileException;
import se.samla.ingest.reading.UploadReader;
import se.samla.ingest.validating.Trial;

/** Validates without Kafka and without a trace: the same reader, the same rules. */
@Service
class Trials {
  private final Admission admission;

  Trials(Admission admission) {
    this.admission = admission;
  }

  /**
   * @throws UnreadableFileException when the body is not what it should be
   * @throws ClientGoneException when it ends too early
   */
  TrialView run(Submission submission, InputStream body, UploadReader reader, Locale locale) {
    var reading = new Reading(submission);
    try (var _ = admission.enter(submission.publisher())) {
      reading.read(body, reader);
    } catch (IOException e) {
      throw new ClientGoneException(e);
    }
    return TrialView.of(submission, reading.dialect, reading.trial, locale);
  }

  private static final class Reading {
    private final Columns columns;
    private final Dialect dialect = new Dialect();
    private final Trial trial;
    private final RowBatches batches;

    Reading(Submission submission) {
      this.columns = new Columns(submission.dataset());
      this.trial = new Trial(submission.dataset(), submission.publisher());
      this.batches =
          new RowBatches(
              submission,
              columns,
              batch -> {
                trial.accept(batch);
                return CompletableFuture.completedFuture(null);
              });
    }

    void read(InputStream body, UploadReader reader) throws IOException {
      reader.read(body, new RowReading(columns, dialect, batches));
      if (batches.count() == 0) {
        throw UnreadableFileException.empty();
      }
      trial.accept(batches.finish());
      trial.add(columns.issues());
    }
  }
}
