package se.samla.ingest.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.ingest.IngestFixture;

/** An operator sees how many uploads are on their way, and since when. */
class OpenUploadsIT extends IngestFixture {
  private static final String CSV = "place_id,name,latitude,longitude\na,Udden,57.1,12.5\n";

  @Autowired private MeterRegistry meters;
  @Autowired private OpenUploads uploads;

  @Test
  void openUploadsAreCountedByStatusWithTheAgeOfTheOldest() {
    uploads.look();
    var before = value("samla.uploads.open", "merging");

    // No catalog runs here: the upload stays on its way.
    upload(aPublisherOf("badplatser"), "badplatser", "text/csv", CSV);

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              uploads.look();
              assertThat(value("samla.uploads.open", "merging")).isGreaterThan(before);
            });
    assertThat(value("samla.uploads.oldest", "merging")).isPositive();
    assertThat(value("samla.uploads.open", "held")).isNotNegative();
  }

  private double value(String name, String status) {
    return meters.get(name).tag("status", status).gauge().value();
  }
}
