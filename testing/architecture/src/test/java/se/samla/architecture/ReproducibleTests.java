package se.samla.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two builds of one commit give the same bytes: nothing in a jar tells when it was built. */
class ReproducibleTests {
  private static final LocalDateTime INSTANT =
      OffsetDateTime.parse(System.getProperty("samla.output.timestamp")).toLocalDateTime();

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "catalog", "notification"})
  void everyEntryOfAServicesJarIsOfOneInstant(String service) {
    try (var jar = jar(service)) {
      assertThat(jar.stream().filter(entry -> !INSTANT.equals(entry.getTimeLocal())))
          .extracting(ZipEntry::getName)
          .isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ZipFile jar(String service) throws IOException {
    var target = Checkout.ROOT.resolve(service + "-service/target");
    var jar = target.resolve(service + "-service-0.1.0-SNAPSHOT-exec.jar");
    assumeTrue(Files.exists(jar), "skipped: nothing is packaged");
    return new ZipFile(jar.toFile());
  }
}
