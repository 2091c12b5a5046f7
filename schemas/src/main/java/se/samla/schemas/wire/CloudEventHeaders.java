package se.samla.schemas.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** CloudEvents 1.0 attributes in the Kafka protocol binding's binary mode: {@code ce_} headers. */
public final class CloudEventHeaders {
  private CloudEventHeaders() {}

  /**
   * @param id unique per source; the same for a repeated send of the same event
   * @param source a URI reference of the service, such as {@code /ingest}
   * @param subject what the event is about: an upload, a dataset, a publisher
   */
  public static Headers of(Schema event, String id, String source, String subject, Instant time) {
    return of(event.getName(), id, source, subject, time);
  }

  /** The same by the event's type name, for events that were encoded earlier. */
  public static Headers of(String event, String id, String source, String subject, Instant time) {
    var headers = new RecordHeaders();
    attributes(event, id, source, subject, time)
        .forEach((k, v) -> headers.add(k, v.getBytes(StandardCharsets.UTF_8)));
    return headers;
  }

  private static Map<String, String> attributes(
      String event, String id, String source, String subject, Instant time) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("content-type", "application/avro");
    attributes.put("ce_specversion", "1.0");
    attributes.put("ce_id", id);
    attributes.put("ce_source", source);
    attributes.put("ce_type", "se.samla." + event);
    attributes.put("ce_subject", subject);
    attributes.put("ce_time", time.toString());
    return attributes;
  }
}
