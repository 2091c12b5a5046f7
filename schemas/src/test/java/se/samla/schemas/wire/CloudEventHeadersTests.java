package se.samla.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import se.samla.events.UploadMerged;

class CloudEventHeadersTests {
  @Test
  void carriesTheAttributesInBinaryMode() {
    var headers = new LinkedHashMap<String, String>();
    CloudEventHeaders.of(
            UploadMerged.getClassSchema(), "u1", "/catalog", "badplatser", Instant.EPOCH)
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    assertThat(headers)
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", "u1")
        .containsEntry("ce_source", "/catalog")
        .containsEntry("ce_type", "se.samla.UploadMerged")
        .containsEntry("ce_subject", "badplatser")
        .containsEntry("ce_time", "1970-01-01T00:00:00Z")
        .containsEntry("content-type", "application/avro");
  }
}
