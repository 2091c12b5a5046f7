package se.samla.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.events.ConfirmMode;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.events.UploadKind;
import se.samla.events.UploadRows;
import se.samla.ingest.problems.KafkaAwayException;
import se.samla.ingest.publishers.Publisher;
import se.samla.ingest.reading.Columns;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.datasets.OrganisationNumber;

class RowBatchesTests {
  private final List<UploadRows> sent = new ArrayList<>();
  private final RowBatches batches = batches(CompletableFuture.completedFuture(null));

  @Test
  void fiveHundredRowsAreOneBatchThatIsNotSent() {
    rows(500, "x");
    var only = Objects.requireNonNull(batches.finish());
    assertThat(only.getRows()).hasSize(500);
    assertThat(sent).isEmpty();
    assertThat(batches.batches()).isEqualTo(1);
    assertThat(batches.sentSome()).isFalse();
  }

  @Test
  void oneRowMoreMakesTwoBatchesWithoutAGap() {
    rows(501, "x");
    assertThat(batches.finish()).isNull();
    assertThat(sent).extracting(UploadRows::getSequence).containsExactly(0, 1);
    assertThat(sent).extracting(e -> e.getRows().size()).containsExactly(500, 1);
    assertThat(batches.sentSome()).isTrue();
  }

  @Test
  void aBatchEndsAtItsBytesToo() {
    rows(20, "x".repeat(60_000));
    batches.finish();
    assertThat(sent).hasSize(5).allSatisfy(e -> assertThat(e.getRows()).hasSize(4));
  }

  @Test
  void aBatchThatTheBrokerRefusesEndsTheUpload() {
    var refused = batches(CompletableFuture.failedFuture(new IllegalStateException("no broker")));
    IntStream.range(0, 501).forEach(i -> refused.accept(raw(i, "x")));
    assertThatThrownBy(refused::finish).isInstanceOf(KafkaAwayException.class);
  }

  private void rows(int count, String value) {
    IntStream.range(0, count).forEach(i -> batches.accept(raw(i, value)));
  }

  private static RawRow raw(int line, String value) {
    return new RawRow(line, RowOperation.UPSERT, List.of(value), null, List.of(), List.of());
  }

  private RowBatches batches(CompletableFuture<Void> answer) {
    var dataset = DatasetDefinitions.load(null).find("badplatser").orElseThrow();
    var publisher =
        new Publisher(new OrganisationNumber("2021006420"), "HaV", null, Set.of("badplatser"), 1);
    var submission =
        new Submission(
            UUID.randomUUID(), dataset, publisher, UploadKind.SNAPSHOT, ConfirmMode.AUTO, null);
    return new RowBatches(
        submission,
        new Columns(dataset),
        batch -> {
          sent.add(batch);
          return answer;
        });
  }
}
