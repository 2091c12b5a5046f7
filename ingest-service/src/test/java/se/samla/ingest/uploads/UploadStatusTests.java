package se.samla.ingest.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UploadStatusTests {
  @Test
  void finishingAndAbandoningCompeteForTheSameState() {
    assertThat(UploadStatus.VALIDATING.previous()).contains(UploadStatus.RECEIVING);
    assertThat(UploadStatus.ABANDONED.previous()).containsExactly(UploadStatus.RECEIVING);
  }

  @Test
  void aHeldUploadIsMergedDiscardedOrSuperseded() {
    assertThat(UploadStatus.HELD.next())
        .containsExactlyInAnyOrder(
            UploadStatus.MERGING,
            UploadStatus.MERGED,
            UploadStatus.DISCARDED,
            UploadStatus.SUPERSEDED);
  }

  @Test
  void aConfirmationMayComeTooLate() {
    assertThat(UploadStatus.SUPERSEDED.previous())
        .containsExactlyInAnyOrder(UploadStatus.HELD, UploadStatus.MERGING);
  }

  @ParameterizedTest
  @EnumSource(names = {"MERGED", "REJECTED", "DISCARDED", "SUPERSEDED", "ABANDONED"})
  void nothingLeavesAnEnd(UploadStatus end) {
    assertThat(end.next()).isEmpty();
    assertThat(end.isAnswer()).isTrue();
  }

  @Test
  void aFailedUploadCanBeRunAgain() {
    assertThat(UploadStatus.FAILED.next()).contains(UploadStatus.MERGING);
  }
}
