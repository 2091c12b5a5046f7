package se.samla.schemas.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracingTests {
  private static final UUID UPLOAD = UUID.fromString("973d1e03-d5ac-4d94-9051-79a6d29fa7fc");
  private static final String TRACE = "973d1e03d5ac4d94905179a6d29fa7fc";

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final Tracing tracing =
      new Tracing(Spans.of(SimpleSpanProcessor.create(exported), "samla-test"));

  @Test
  void theTraceHasTheIdOfTheUpload() {
    tracing.begin("receive", UPLOAD).run(() -> {});

    assertThat(exported.getFinishedSpanItems())
        .singleElement()
        .satisfies(span -> assertThat(span.getTraceId()).isEqualTo(TRACE))
        .satisfies(span -> assertThat(span.getParentSpanContext().isValid()).isFalse())
        .satisfies(
            span ->
                assertThat(span.getResource().getAttributes().asMap()).containsValue("samla-test"));
  }

  @Test
  void aStageThatWasToldNothingIsBelowTheUpload() {
    tracing.begin("receive", UPLOAD).run(() -> {});
    tracing.stage("merge", UPLOAD).run(() -> {});

    assertThat(span("merge").getParentSpanId()).isEqualTo(span("receive").getSpanId());
    assertThat(span("merge").getTraceId()).isEqualTo(TRACE);
  }

  @Test
  void aMessageBringsTheSendersStage() {
    var headers = new RecordHeaders();
    tracing.stage("validate", UPLOAD).run(() -> tracing.mark(headers, UPLOAD));

    tracing.follow("stage", name -> headers.lastHeader(name).value(), () -> {});

    assertThat(span("stage").getParentSpanId()).isEqualTo(span("validate").getSpanId());
  }

  @Test
  void theTraceOfSomebodyElseIsNotJoined() {
    var foreign = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    tracing.follow(
        "stage", Map.of("ce_upload", UPLOAD.toString(), "traceparent", foreign)::get, () -> {});

    assertThat(span("stage").getTraceId()).isEqualTo(TRACE);
  }

  @Test
  void aMessageOfNoUploadIsProcessedAllTheSame() {
    var done = new StringBuilder();

    tracing.follow("stage", _ -> null, () -> done.append("none "));
    tracing.follow("stage", Map.of("ce_upload", "nonsense")::get, () -> done.append("broken"));

    assertThat(done).hasToString("none broken");
    assertThat(exported.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void aFailureTellsItsKindAndNotItsWords() {
    var stage = tracing.stage("merge", UPLOAD);

    assertThatThrownBy(() -> stage.run(TracingTests::fail)).hasMessage("row: secret");

    assertThat(span("merge").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span("merge").toString()).doesNotContain("secret");
  }

  @Test
  void eachLineOfAStageTellsItsUploadAlsoWhenNothingIsTraced() {
    var off = Tracing.to(" ", "samla-test");

    assertThat(off.stage("merge", UPLOAD).call(() -> MDC.get("upload")))
        .isEqualTo(UPLOAD.toString());
    assertThat(MDC.get("upload")).isNull();
  }

  @Test
  void aStageInsideAnotherLeavesTheOutersUploadInTheLog() {
    var other = UUID.randomUUID();

    var seen =
        tracing
            .stage("merge", UPLOAD)
            .call(
                () -> {
                  tracing.stage("merge", other).run(() -> {});
                  return MDC.get("upload");
                });

    assertThat(seen).isEqualTo(UPLOAD.toString());
  }

  @Test
  void whenNothingIsTracedMessagesTellTheUploadOnly() {
    var headers = Tracing.off().mark(new RecordHeaders(), UPLOAD);

    assertThat(headers.toArray()).hasSize(1);
    assertThat(headers.lastHeader("ce_upload").value())
        .isEqualTo(UPLOAD.toString().getBytes(StandardCharsets.UTF_8));
  }

  private SpanData span(String name) {
    return exported.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void fail() {
    throw new IllegalStateException("row: secret");
  }
}
