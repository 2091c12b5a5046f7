package se.samla.schemas.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** One step of an upload's way, on one thread. */
public final class Stage {
  private static final String UPLOAD = "upload";

  private final UUID upload;
  private final @Nullable Supplier<Span> span;

  /**
   * @param span starts the span; null when nothing is traced
   */
  Stage(UUID upload, @Nullable Supplier<Span> span) {
    this.upload = upload;
    this.span = span;
  }

  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /** Does the work; each line it logs tells the upload. */
  public <T> T call(Supplier<T> work) {
    var before = MDC.get(UPLOAD);
    MDC.put(UPLOAD, upload.toString());
    try {
      return span == null ? work.get() : traced(span.get(), work);
    } finally {
      restore(before);
    }
  }

  /** Of a failure only its kind is told: messages may quote what a row holds. */
  private static <T> T traced(Span span, Supplier<T> work) {
    try (var _ = span.makeCurrent()) {
      return work.get();
    } catch (RuntimeException e) {
      span.setStatus(StatusCode.ERROR, e.getClass().getName());
      throw e;
    } finally {
      span.end();
    }
  }

  private static void restore(@Nullable String before) {
    if (before == null) {
      MDC.remove(UPLOAD);
    } else {
      MDC.put(UPLOAD, before);
    }
  }
}
