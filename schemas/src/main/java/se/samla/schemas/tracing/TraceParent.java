package se.samla.schemas.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C Trace Context, and the place of an upload in it: the trace has the upload's id, its first
 * span the second half of that (ADR 0010). Neither is ever zero, for a UUID tells its version.
 */
final class TraceParent {
  static final String HEADER = "traceparent";
  private static final Pattern FORM =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
  private static final int SPAN = 16;

  private TraceParent() {}

  /** The upload's own span, from which every stage descends. */
  static SpanContext of(UUID upload) {
    var id = traceId(upload);
    return remote(id, spanId(upload));
  }

  /** The sender's span; the upload's own when the sender told none of this trace. */
  static SpanContext of(UUID upload, @Nullable String header) {
    var told = header == null ? null : FORM.matcher(header);
    return told != null && told.matches() && told.group(1).equals(traceId(upload))
        ? remote(told.group(1), told.group(2))
        : of(upload);
  }

  static String traceId(UUID upload) {
    return upload.toString().replace("-", "");
  }

  static String spanId(UUID upload) {
    return traceId(upload).substring(SPAN);
  }

  static String text(SpanContext span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex();
  }

  private static SpanContext remote(String trace, String span) {
    return SpanContext.createFromRemoteParent(
        trace, span, TraceFlags.getSampled(), TraceState.getDefault());
  }
}
