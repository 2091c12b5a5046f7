package se.samla.notification.delivering;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import se.samla.notification.addresses.Endpoint;

/** What receivers may send that no server of a library would (FAILURES 12). */
class WebhookClientIT {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** 64 KiB, and what both sockets' buffers hold beside it. */
  private static final long MOST_TAKEN = 150 * 1024;

  private final AtomicLong written = new AtomicLong();
  private final CountDownLatch over = new CountDownLatch(1);
  private ServerSocket server;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    over.countDown();
    server.close();
  }

  @Test
  void takesNoMoreThanIsPermittedOfABodyWithoutEnd() {
    var reply = post(to -> flood(to, "HTTP/1.1 200 OK\r\n\r\n", "x".repeat(1_000)));

    assertThat(reply.outcome()).isEqualTo(new Outcome.Delivered(200));
    assertThat(reply.head()).isEqualTo("x".repeat(1_024));
    assertThatLittleWasTaken(reply);
  }

  @Test
  void takesNoMoreThanIsPermittedOfALargeBody() {
    var reply =
        post(
            to ->
                write(
                    to, "HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + "x".repeat(200_000)));

    assertThat(reply.outcome()).isEqualTo(new Outcome.Delivered(200));
    assertThatLittleWasTaken(reply);
  }

  @Test
  void takesNoMoreThanIsPermittedOfChunksOfOneByte() {
    var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    var reply = post(to -> flood(to, head, "1\r\nx\r\n".repeat(100)));

    assertThat(reply.outcome()).isEqualTo(new Outcome.Delivered(200));
    assertThatLittleWasTaken(reply);
  }

  @Test
  void takesNoMoreThanIsPermittedOfAHead() {
    var line = "X: " + "x".repeat(8_000) + "\r\n";
    var reply = post(to -> write(to, "HTTP/1.1 200 OK\r\n" + line.repeat(90) + "\r\n"));

    assertThat(reply.outcome()).isEqualTo(new Outcome.Failed(Outcome.Failure.CONNECTION));
    assertThatLittleWasTaken(reply);
  }

  @Test
  void takesNoMoreThanIsPermittedOfInterimAnswersWithoutEnd() {
    var reply = post(to -> flood(to, "", "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100)));

    assertThat(reply.outcome()).isEqualTo(new Outcome.Failed(Outcome.Failure.CONNECTION));
    assertThatLittleWasTaken(reply);
  }

  @Test
  void cutsOffAHeadThatTricklesWhenTheDeadlineHasPassed() {
    var reply = post(to -> trickle(to, "HTTP/1.1 200 OK\r\nX: "));

    assertThat(reply.outcome()).isEqualTo(new Outcome.Failed(Outcome.Failure.TIMEOUT));
    assertThat(reply.duration()).isBetween(DEADLINE, DEADLINE.multipliedBy(2));
  }

  private void assertThatLittleWasTaken(Reply reply) {
    assertThat(written.get()).isLessThan(MOST_TAKEN);
    assertThat(reply.duration()).isLessThan(DEADLINE);
  }

  private Reply post(Answer answer) {
    Thread.startVirtualThread(() -> serve(answer));
    var address = server.getInetAddress();
    var url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook");
    var endpoint = new Endpoint(url, "127.0.0.1", server.getLocalPort(), List.of(address));
    try (var http = new HttpConfiguration().webhookHttpClient(settings(DEADLINE))) {
      var skew =
          new ClockSkew(Clock.systemUTC()::instant, Clock.systemUTC(), new SimpleMeterRegistry());
      return new WebhookClient(http, settings(DEADLINE), Clock.systemUTC(), skew)
          .post(endpoint, "{}".getBytes(US_ASCII), Map.of());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(Answer answer) {
    try (var connection = server.accept()) {
      connection.setSendBufferSize(4_096);
      readRequest(connection);
      answer.to(connection.getOutputStream());
      over.await(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    } catch (IOException | InterruptedException _) {
      // whoever asked has gone, or the test is over
    }
  }

  private static void readRequest(Socket connection) throws IOException {
    var request = new StringBuilder();
    while (!request.toString().endsWith("{}")) {
      request.append((char) connection.getInputStream().read());
    }
  }

  private void flood(OutputStream to, String head, String body) throws IOException {
    write(to, head);
    while (over.getCount() > 0) {
      write(to, body);
    }
  }

  private void trickle(OutputStream to, String head) throws IOException {
    try {
      write(to, head);
      while (!over.await(100, TimeUnit.MILLISECONDS)) {
        write(to, "x");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(OutputStream to, String text) throws IOException {
    for (var begin = 0; begin < text.length(); begin += 1_000) {
      var part = text.substring(begin, Math.min(text.length(), begin + 1_000));
      to.write(part.getBytes(US_ASCII));
      written.addAndGet(part.length());
    }
  }

  /** One attempt and no more. */
  static DeliverySettings settings(Duration deadline) {
    return new DeliverySettings(
        1,
        deadline.plusSeconds(10),
        new DeliverySettings.Batch(500, DataSize.ofKilobytes(256)),
        new DeliverySettings.Request(deadline, deadline),
        new DeliverySettings.Retries(List.of(), 0, Duration.ofHours(24)),
        new DeliverySettings.Subscriber(500, 64));
  }

  /** How a connection is answered. */
  @FunctionalInterface
  interface Answer {
    void to(OutputStream connection) throws IOException;
  }
}
