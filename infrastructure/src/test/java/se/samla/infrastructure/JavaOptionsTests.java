package se.samla.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JavaOptionsTests {
  private static final String END = "-XX:+ExitOnOutOfMemoryError";

  @Test
  void startQuicklyUnlessToldOtherwise() {
    assertThat(JavaOptions.of(null)).containsExactly(END, "-XX:TieredStopAtLevel=1");
    assertThat(JavaOptions.of("")).containsExactly(END);
    assertThat(JavaOptions.of("-Xmx1g  -XX:+UseZGC")).containsExactly(END, "-Xmx1g", "-XX:+UseZGC");
  }

  /** The image of production is started by a command of its own. */
  @Test
  void aJvmWithoutMemoryEndsInProductionToo() {
    assertThat(Path.of("../deploy/Dockerfile")).content().contains("exec java " + END + " ");
  }
}
