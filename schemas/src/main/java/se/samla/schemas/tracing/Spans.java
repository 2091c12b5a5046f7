package se.samla.schemas.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.UUID;

/**
 * The spans of one service, sent by OTLP over HTTP. What a collector does not take in time is
 * dropped: nobody's upload waits for it. The only class that loads the OpenTelemetry SDK.
 */
final class Spans implements AutoCloseable {
  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
  private static final String UPLOAD = "samla.upload";
  private static final Duration DELAY = Duration.ofSeconds(1);

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  private Spans(SdkTracerProvider provider) {
    this.provider = provider;
    this.tracer = provider.get("se.samla");
  }

  static Spans exportedTo(String endpoint, String service) {
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.replaceFirst("/+$", "") + "/v1/traces")
            .build();
    return of(BatchSpanProcessor.builder(exporter).setScheduleDelay(DELAY).build(), service);
  }

  static Spans of(SpanProcessor processor, String service) {
    return new Spans(
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault().merge(named(service)))
            .setIdGenerator(new UploadIds())
            .addSpanProcessor(processor)
            .build());
  }

  /** The upload's own, with which its trace begins. */
  Span first(String name, UUID upload) {
    var span = span(name, upload).setNoParent().setSpanKind(SpanKind.SERVER);
    return UploadIds.of(upload, span::startSpan);
  }

  Span under(SpanContext parent, String name, UUID upload) {
    return span(name, upload).setParent(Context.root().with(Span.wrap(parent))).startSpan();
  }

  private SpanBuilder span(String name, UUID upload) {
    return tracer.spanBuilder(name).setAttribute(UPLOAD, upload.toString());
  }

  private static Resource named(String service) {
    return Resource.create(Attributes.of(SERVICE, service));
  }

  /** Sends what waits, for some seconds at most. */
  @Override
  public void close() {
    provider.close();
  }
}
