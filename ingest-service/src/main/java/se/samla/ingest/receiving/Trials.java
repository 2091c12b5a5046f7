package se.samla.ingest.receiving;

import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;
import se.samla.events.UploadRows;
import se.samla.ingest.reading.UnreadableFileException;
import se.samla.ingest.reading.UploadReader;
import se.samla.ingest.uploads.ErasedRecords;
import se.samla.ingest.validating.Trial;

/** Validates without Kafka and without a trace: the same reader, the same rules. */
@Service
class Trials {
  private final FileReading files;
  private final Admission admission;
  private final ErasedRecords erased;
  private final Clock clock;

  Trials(FileReading files, Admission admission, ErasedRecords erased, Clock clock) {
    this.files = files;
    this.admission = admission;
    this.erased = erased;
    this.clock = clock;
  }

  /**
   * @throws UnreadableFileException when the body is not what it should be
   * @throws ClientGoneException when it ends too early
   */
  TrialView run(Submission submission, Body body, UploadReader reader, Locale locale) {
    var trial = trial(submission);
    var reading = files.open(submission, rows -> validate(trial, rows));
    try (var _ = admission.enter(submission.publisher())) {
      files.read(reading, body, reader);
    } catch (IOException e) {
      throw new ClientGoneException(e);
    }
    trial.accept(reading.batches().finish());
    trial.add(reading.columns().issues());
    return TrialView.of(submission, reading.dialect(), trial, locale);
  }

  private Trial trial(Submission submission) {
    var ids = erased.of(submission.dataset().name(), submission.publisher().id());
    return new Trial(submission.dataset(), submission.publisher(), clock.instant(), ids);
  }

  private static CompletableFuture<Void> validate(Trial trial, UploadRows rows) {
    trial.accept(rows);
    return CompletableFuture.completedFuture(null);
  }
}
