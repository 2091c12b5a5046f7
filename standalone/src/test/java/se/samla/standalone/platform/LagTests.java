package se.samla.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LagTests {
  @Test
  void isReadFromAServicesMetrics() {
    var page =
        """
        # TYPE spring_cloud_stream_binder_kafka_offset gauge
        spring_cloud_stream_binder_kafka_offset{group="samla-catalog-stage",topic="samla.upload.validated.v1"} 1.2E4
        up 1.0
        """;

    assertThat(Lag.in(page))
        .containsExactly(new Lag("samla-catalog-stage", "samla.upload.validated.v1", 12_000));
  }
}
