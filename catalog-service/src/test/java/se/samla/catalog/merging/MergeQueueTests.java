package se.samla.catalog.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.samla.catalog.datasets.Dataset;
import se.samla.schemas.datasets.DatasetDefinitions;

class MergeQueueTests {
  private static final Dataset DATASET =
      new Dataset(1, DatasetDefinitions.load(null).find("badplatser").orElseThrow());

  @Test
  void asManyShareATransactionAsFit() {
    assertThat(rowsTogether(100, 200, 200)).containsExactly(100L, 200L, 200L);
  }

  @Test
  void oneThatIsTooLongKeepsNoShorterOneOut() {
    assertThat(rowsTogether(300, 201, 200)).containsExactly(300L, 200L);
    assertThat(rowsTogether(1, 500, 499)).containsExactly(1L, 499L);
  }

  private static List<Long> rowsTogether(long first, long... others) {
    var uploads = LongStream.of(others).mapToObj(MergeQueueTests::upload).toList();
    return MergeQueue.fitting(upload(first), uploads).stream().map(ReadyUpload::rows).toList();
  }

  private static ReadyUpload upload(long rows) {
    return new ReadyUpload(
        1,
        new UUID(0, 1),
        new Source(1, DATASET, "2120001272", 0),
        ReadyUpload.Kind.DELTA,
        false,
        1,
        1,
        rows,
        false,
        List.of(),
        null,
        Instant.EPOCH);
  }
}
