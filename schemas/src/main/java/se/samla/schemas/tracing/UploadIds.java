package se.samla.schemas.tracing;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.UUID;
import java.util.function.Supplier;

/** Random ids, but for the first span of an upload, whose ids are the upload's. */
final class UploadIds implements IdGenerator {
  private static final ScopedValue<UUID> UPLOAD = ScopedValue.newInstance();
  private static final IdGenerator RANDOM = IdGenerator.random();

  /** Starts a span by the ids of an upload. */
  static <T> T of(UUID upload, Supplier<T> start) {
    return ScopedValue.where(UPLOAD, upload).call(start::get);
  }

  @Override
  public String generateTraceId() {
    return UPLOAD.isBound() ? TraceParent.traceId(UPLOAD.get()) : RANDOM.generateTraceId();
  }

  @Override
  public String generateSpanId() {
    return UPLOAD.isBound() ? TraceParent.spanId(UPLOAD.get()) : RANDOM.generateSpanId();
  }
}
