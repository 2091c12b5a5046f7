package se.samla.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.ingest.IngestSettings;
import se.samla.ingest.publishers.Publisher;
import se.samla.schemas.datasets.OrganisationNumber;

class AdmissionTests {
  private static final IngestSettings.Limits LIMITS =
      new IngestSettings.Limits(5, 2, 64, 100, Duration.ofSeconds(30));
  private static final Publisher OSBY = publisher("2120000902");
  private static final Publisher ORUST = publisher("2120001314");

  private final Admission admission = new Admission(settings(), new SimpleMeterRegistry());

  @Test
  void onePublisherHasItsPlacesAndAnotherItsOwn() {
    var first = admission.enter(OSBY);
    try (var _ = admission.enter(OSBY)) {
      assertThatThrownBy(() -> admission.enter(OSBY))
          .isInstanceOf(TooManyRequestsException.class)
          .hasMessage("uploads: too many at once (expected: at most 2)");
      assertThatCode(() -> admission.enter(ORUST)).doesNotThrowAnyException();
    }
    first.close();
    assertThatCode(() -> admission.enter(OSBY).close()).doesNotThrowAnyException();
  }

  @Test
  void aPublisherThatAsksTooOftenIsTold() {
    assertThatThrownBy(() -> IntStream.range(0, 1000).forEach(_ -> admission.enter(OSBY).close()))
        .isInstanceOf(TooManyRequestsException.class)
        .hasMessage("requests: too many (expected: at most 5 a second)");
  }

  @Test
  void aClientThatSendsAByteASecondIsCutOff() {
    var clock = new AtomicLong();
    var drip =
        new ByteArrayInputStream(new byte[100_000]) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            return super.read(buffer, offset, 1);
          }
        };
    assertThatThrownBy(() -> new PacedStream(drip, LIMITS, clock::get).readAllBytes())
        .isInstanceOf(SlowClientException.class)
        .hasMessage("body: too slow (expected: at least 100 bytes a second)");
    assertThat(clock.get()).isEqualTo(Duration.ofSeconds(30).toNanos());
  }

  @Test
  void timeThatWeTakeOurselvesDoesNotCount() throws IOException {
    var clock = new AtomicLong();
    try (var body = new PacedStream(new ByteArrayInputStream(new byte[9]), LIMITS, clock::get)) {
      assertThat(body.read()).isZero();
      clock.addAndGet(Duration.ofHours(1).toNanos());
      assertThat(body.readAllBytes()).hasSize(8);
    }
  }

  private static Publisher publisher(String number) {
    return new Publisher(new OrganisationNumber(number), "Kommun", null, Set.of(), 1);
  }

  private static IngestSettings settings() {
    var uri = URI.create("http://127.0.0.1");
    return new IngestSettings(
        uri,
        "",
        null,
        new IngestSettings.SchemaRegistry(uri),
        new IngestSettings.Upload(Duration.ZERO),
        LIMITS);
  }
}
