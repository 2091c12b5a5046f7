package se.samla.catalog.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VersionIdsTests {
  @Test
  void idsOfAnUploadFollowTheFileAndStayBelowTheNextUploads() {
    assertThat(VersionIds.first(7, 0)).isEqualTo(7L << 32);
    assertThat(VersionIds.first(7, 1)).isEqualTo((7L << 32) + 512);
    assertThat(VersionIds.first(7, (1 << 22) - 1) + 511).isLessThan(VersionIds.first(8, 0));
  }

  @Test
  void aSequenceThatWouldReachIntoTheNextUploadIsRefused() {
    assertThatThrownBy(() -> VersionIds.first(7, 1 << 22))
        .hasMessageContaining("sequence: 4194304");
    assertThatThrownBy(() -> VersionIds.first(7, -1)).hasMessageContaining("sequence: -1");
  }
}
