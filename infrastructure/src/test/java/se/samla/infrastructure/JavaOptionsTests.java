package se.samla.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaOptionsTests {
  @Test
  void startQuicklyUnlessToldOtherwise() {
    assertThat(JavaOptions.of(null)).containsExactly("-XX:TieredStopAtLevel=1");
    assertThat(JavaOptions.of("")).isEmpty();
    assertThat(JavaOptions.of("-Xmx1g  -XX:+UseZGC")).containsExactly("-Xmx1g", "-XX:+UseZGC");
  }
}
