package se.samla.ingest.receiving;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.samla.events.UploadRows;
import se.samla.ingest.publishers.Mappings;
import se.samla.ingest.reading.Columns;
import se.samla.ingest.reading.DefinedColumns;
import se.samla.ingest.reading.Dialect;
import se.samla.ingest.reading.ReadingLimits;
import se.samla.ingest.reading.RowReading;
import se.samla.ingest.reading.UnreadableFileException;
import se.samla.ingest.reading.UploadReader;
import se.samla.ingest.validating.IdentityMemory;
import se.samla.ingest.validating.UploadIdentities;

/** From a file's first byte to its last row, the same way for an upload and for a trial. */
@Component
class FileReading {
  private final IdentityMemory memory;
  private final Mappings mappings;
  private final DefinedColumns defined;
  private final ReadingRules rules;
  private final ReadingLimits limits;

  FileReading(
      IdentityMemory memory,
      Mappings mappings,
      DefinedColumns defined,
      ReadingRules rules,
      ReadingLimits limits) {
    this.memory = memory;
    this.mappings = mappings;
    this.defined = defined;
    this.rules = rules;
    this.limits = limits;
  }

  /**
   * What one file's reading fills.
   *
   * @param rules a fingerprint of all that decides what becomes of a file
   */
  record Reading(
      Submission submission, Columns columns, Dialect dialect, RowBatches batches, byte[] rules) {}

  /**
   * @param send takes each batch that is full
   */
  Reading open(Submission submission, Function<UploadRows, CompletableFuture<Void>> send) {
    var dataset = submission.dataset();
    var mapping = mappings.of(submission.publisher().id(), dataset.name());
    var columns = defined.begin(dataset, mapping);
    return new Reading(
        submission,
        columns,
        new Dialect(),
        new RowBatches(submission, columns, send),
        rules.fingerprint(submission, mapping));
  }

  /**
   * @throws UnreadableFileException when the body is not what it should be, or holds no row
   * @throws IOException when it ends too early
   */
  void read(Reading reading, Body body, UploadReader reader) throws IOException {
    var columns = reading.columns();
    try (var identities =
        new UploadIdentities(
            reading.submission().dataset(), columns::placeOfField, memory, reading.batches())) {
      reader.read(body, new RowReading(columns, reading.dialect(), identities, limits));
    }
    if (reading.batches().count() == 0) {
      throw UnreadableFileException.empty();
    }
  }
}
