package se.samla.standalone.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samla.infrastructure.PartFailedException;

class ExtractedJarTests {
  @Test
  void aJarThatIsNotBuiltIsNamed(@TempDir Path directory) {
    var jar = new ExtractedJar(directory.resolve("ingest-service-exec.jar"));

    assertThatThrownBy(jar::ready)
        .isInstanceOf(PartFailedException.class)
        .hasMessageContaining("ingest-service-exec.jar is missing (expected: built by");
  }
}
