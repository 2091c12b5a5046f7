package se.samla.ingest.receiving;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.events.UploadRows;
import se.samla.ingest.messaging.EventProducer;
import se.samla.ingest.reading.Columns;
import se.samla.ingest.uploads.RowLimit;

/**
 * Collects rows into batches of at most 500 rows and 512 KiB. As long as there is one batch nothing
 * is sent: it will travel inside {@code UploadReceived}. From the second on, each full batch goes
 * out at once, a few ahead of the broker's answers.
 */
final class RowBatches implements Consumer<RawRow> {
  static final int MAX_ROWS = 500;
  private static final int MAX_CHARACTERS = 256 * 1024;
  private static final int AHEAD = 16;

  private final Submission submission;
  private final Columns columns;
  private final Function<UploadRows, CompletableFuture<Void>> send;
  private final List<CompletableFuture<Void>> sends = new ArrayList<>();
  private List<RawRow> rows = new ArrayList<>();
  private int characters;
  private int sequence;
  private long count;

  RowBatches(
      Submission submission, Columns columns, Function<UploadRows, CompletableFuture<Void>> send) {
    this.submission = submission;
    this.columns = columns;
    this.send = send;
  }

  @Override
  public void accept(RawRow row) {
    var size = RowLimit.sizeOf(row.getValues());
    if (rows.size() == MAX_ROWS || (!rows.isEmpty() && characters + size > MAX_CHARACTERS)) {
      flush();
    }
    rows.add(row);
    characters += size;
    count++;
  }

  /**
   * The end of the file.
   *
   * @return the only batch, or null when several were sent and the broker has them all
   * @throws se.samla.ingest.problems.KafkaAwayException when it has not
   */
  @Nullable UploadRows finish() {
    if (sequence == 0) {
      sequence = 1;
      return batch(0);
    }
    flush();
    acknowledge(0);
    return null;
  }

  boolean sentSome() {
    return !sends.isEmpty() || sequence > 1;
  }

  long count() {
    return count;
  }

  int batches() {
    return sequence;
  }

  private void flush() {
    sends.add(send.apply(batch(sequence++)));
    rows = new ArrayList<>(MAX_ROWS);
    characters = 0;
    acknowledge(AHEAD);
  }

  private void acknowledge(int ahead) {
    while (sends.size() > ahead) {
      EventProducer.await(sends.removeFirst());
    }
  }

  private UploadRows batch(int number) {
    return new UploadRows(
        submission.id(),
        submission.dataset().name(),
        submission.publisher().id(),
        number,
        columns.fields(),
        columns.names(),
        rows);
  }
}
