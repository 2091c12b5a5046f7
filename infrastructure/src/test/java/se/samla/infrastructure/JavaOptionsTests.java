package se.samla.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JavaOptionsTests {
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  @Test
  void startQuicklyUnlessToldOtherwise() {
    assertThat(JavaOptions.of(null)).endsWith(QUICK).containsAll(JavaOptions.always());
    assertThat(JavaOptions.of("")).isEqualTo(JavaOptions.always());
    assertThat(JavaOptions.of("-Xmx1g  -XX:+UseZGC"))
        .startsWith(JavaOptions.always().toArray(String[]::new))
        .endsWith("-Xmx1g", "-XX:+UseZGC")
        .doesNotContain(QUICK, "");
  }

  @Test
  void knowWhatASystemsJvmKnows() {
    assertThat(JavaOptions.always("Linux")).contains("-XX:+UseTransparentHugePages");
    assertThat(JavaOptions.always("Mac OS X"))
        .containsExactly("-XX:+ExitOnOutOfMemoryError", "-XX:+UseCompactObjectHeaders");
  }

  /** The image of production is started by a command of its own. */
  @Test
  void areThoseOfProductionToo() {
    assertThat(Path.of("../deploy/Dockerfile"))
        .content()
        .contains("exec java " + String.join(" ", JavaOptions.always("Linux")) + " $JAVA_OPTS ");
  }
}
