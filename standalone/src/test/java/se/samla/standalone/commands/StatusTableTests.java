package se.samla.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samla.standalone.platform.Backlog;
import se.samla.standalone.platform.Lag;
import se.samla.standalone.platform.Status;

class StatusTableTests {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void tellsPartsLagAndTheOldestOpenUpload() {
    var status =
        new Status(
            Map.of("kafka", false),
            List.of(new Lag("samla-catalog-stage", "samla.upload.validated.v1", 12)),
            List.of(new Backlog("held", 2, NOW.minusSeconds(3_720))));

    assertThat(StatusTable.of(status, CLOCK))
        .containsExactly(
            "PART           STATE",
            "kafka          down",
            "",
            "CONSUMER GROUP               TOPIC                              WAITING",
            "samla-catalog-stage          samla.upload.validated.v1               12",
            "",
            "OPEN UPLOADS    NUMBER  OLDEST",
            "held                 2  1 h 2 min ago");
    assertThat(status.allUp()).isFalse();
  }
}
