package se.samla.schemas.tracing;

import io.opentelemetry.api.trace.Span;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Follows uploads through this service. The stages of an upload's way tell its id in each line they
 * log, and are spans of its trace where a collector is named. The trace has the id of the upload,
 * so that whoever knows the upload can join it, also where work waits in a database (ADR 0010).
 */
public final class Tracing implements AutoCloseable {
  /** The CloudEvents extension attribute of every message of an upload. */
  private static final String UPLOAD = "ce_upload";

  private final @Nullable Spans spans;

  Tracing(@Nullable Spans spans) {
    this.spans = spans;
  }

  /** Logs only. */
  public static Tracing off() {
    return new Tracing(null);
  }

  /**
   * @param collector the root of an OTLP/HTTP receiver, such as {@code http://127.0.0.1:4318};
   *     blank for none
   */
  public static Tracing to(String collector, String service) {
    return collector.isBlank() ? off() : new Tracing(Spans.exportedTo(collector, service));
  }

  /** The stage with which an upload begins. */
  public Stage begin(String name, UUID upload) {
    var traced = spans;
    return new Stage(upload, traced == null ? null : () -> traced.first(name, upload));
  }

  /** A stage that finds its upload by itself, such as a merge from the queue. */
  public Stage stage(String name, UUID upload) {
    return stage(name, upload, null);
  }

  /** Only for the log: what is told of an upload after its stage. */
  public static Stage note(UUID upload) {
    return new Stage(upload, null);
  }

  /**
   * Does what a message asks for, as a stage of its upload if it is one's.
   *
   * @param headers the message's, by their names
   */
  public void follow(
      String name, Function<String, ? extends @Nullable Object> headers, Runnable work) {
    var traceparent = text(headers.apply(TraceParent.HEADER));
    uploadOf(headers.apply(UPLOAD))
        .ifPresentOrElse(upload -> stage(name, upload, traceparent).run(work), work);
  }

  /** The same of an event whose headers are not at hand: a stage of the upload itself. */
  public void follow(String name, SpecificRecordBase event, Runnable work) {
    var upload = uploadOf(event);
    if (upload == null) {
      work.run();
    } else {
      stage(name, upload).run(work);
    }
  }

  /** The same with what comes of it. */
  public <T> T follow(String name, SpecificRecordBase event, Supplier<T> work) {
    var upload = uploadOf(event);
    return upload == null ? work.get() : stage(name, upload).call(work);
  }

  /** Does what is to be told of a message, with its upload in the log if it is one's. */
  public static void note(Headers headers, Runnable work) {
    var header = headers.lastHeader(UPLOAD);
    uploadOf(header == null ? null : header.value())
        .ifPresentOrElse(upload -> new Stage(upload, null).run(work), work);
  }

  /** Writes into an event's headers whose it is, if it is an upload's. */
  public Headers mark(Headers headers, SpecificRecordBase event) {
    return mark(headers, uploadOf(event));
  }

  /** The same for a message that tells of an upload. */
  public Headers mark(Headers headers, @Nullable UUID upload) {
    return upload == null ? headers : mark(headers, upload, traceparent(upload));
  }

  /** The same for an event that waited since its stage. */
  public static Headers mark(Headers headers, @Nullable UUID upload, @Nullable String traceparent) {
    add(headers, UPLOAD, upload);
    add(headers, TraceParent.HEADER, traceparent);
    return headers;
  }

  /** The upload an event tells of, if it is one. */
  public static @Nullable UUID uploadOf(SpecificRecordBase event) {
    var field = event.getSchema().getField("upload");
    return field != null && event.get(field.pos()) instanceof UUID upload ? upload : null;
  }

  /** What a receiver is told: the stage of this thread, else the upload's own; null when off. */
  public @Nullable String traceparent(UUID upload) {
    if (spans == null) {
      return null;
    }
    var current = Span.current().getSpanContext();
    return TraceParent.text(
        current.getTraceId().equals(TraceParent.traceId(upload))
            ? current
            : TraceParent.of(upload));
  }

  private Stage stage(String name, UUID upload, @Nullable String traceparent) {
    var traced = spans;
    return new Stage(
        upload,
        traced == null
            ? null
            : () -> traced.under(TraceParent.of(upload, traceparent), name, upload));
  }

  private static void add(Headers headers, String name, @Nullable Object value) {
    if (value != null) {
      headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Nothing for a header that is not ours: whatever stands there, the message is processed. */
  private static Optional<UUID> uploadOf(@Nullable Object header) {
    try {
      return Optional.ofNullable(text(header)).map(UUID::fromString);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static @Nullable String text(@Nullable Object header) {
    return switch (header) {
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      case String text -> text;
      case null, default -> null;
    };
  }

  @Override
  public void close() {
    if (spans != null) {
      spans.close();
    }
  }
}
