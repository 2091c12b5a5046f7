package se.samla.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.samla.ingest.IngestFixture;

/** A client that lost the answer asks again. */
class IdempotencyKeyIT extends IngestFixture {
  private static final String CSV = "place_id,name,latitude,longitude\na,Udden,57.1,12.5\n";
  private static final String PATH = "/v1/datasets/badplatser/uploads";

  @Test
  void theSameKeyAndBodyAgainGetTheFirstUpload() {
    var publisher = aPublisherOf("badplatser");
    var first = upload(publisher, "k1", CSV);
    var again = upload(publisher, "k1", CSV);
    assertThat(idOf(again)).isEqualTo(idOf(first));
    assertThat(uploads(publisher)).isEqualTo(1);
    assertThat(idOf(upload(publisher, "k2", CSV))).isNotEqualTo(idOf(first));
    assertThat(idOf(upload(aPublisherOf("badplatser"), "k1", CSV))).isNotEqualTo(idOf(first));
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    var publisher = aPublisherOf("badplatser");
    upload(publisher, "k1", CSV);
    assertProblem(
        upload(publisher, "k1", CSV + "b,Viken,57.2,12.6\n"), 422, "idempotency-key-reused");
    assertProblem(upload(publisher, "x".repeat(256), CSV), 400, "invalid-parameter");
  }

  @Test
  void aRefusedFileFreesItsKey() {
    var publisher = aPublisherOf("badplatser");
    assertProblem(upload(publisher, "k1", "<html>"), 400, "unreadable-file");
    assertThat(upload(publisher, "k1", CSV).status()).isEqualTo(202);
  }

  @Test
  void aKeyWhoseFirstRequestStillComesInIsAConflict() throws IOException {
    var publisher = aPublisherOf("badplatser");
    try (var socket = new Socket("127.0.0.1", port())) {
      socket.getOutputStream().write(head(publisher).getBytes(StandardCharsets.US_ASCII));
      Awaitility.await().until(() -> uploads(publisher) == 1);
      assertProblem(upload(publisher, "k1", CSV), 409, "idempotency-key-in-flight");
    }
  }

  @Test
  void fiftyAtOnceWithOneKeyAreOneUpload() throws Exception {
    var publisher = aPublisherOf("badplatser");
    try (var threads = Executors.newFixedThreadPool(25)) {
      Callable<Integer> request = () -> upload(publisher, "k1", CSV).status();
      var answers =
          threads.invokeAll(IntStream.range(0, 50).mapToObj(_ -> request).toList()).stream()
              .map(answer -> answer.resultNow())
              .toList();
      assertThat(answers).isSubsetOf(202, 409).contains(202);
    }
    assertThat(uploads(publisher)).isEqualTo(1);
  }

  private static String head(TestPublisher publisher) {
    return "POST "
        + PATH
        + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nIdempotency-Key: k1\r\n"
        + "Authorization: Bearer "
        + publisher.key()
        + "\r\nContent-Length: 1000\r\n\r\n"
        + "place_id,name";
  }

  private int uploads(TestPublisher publisher) {
    return get(publisher, "/v1/uploads").body().get("uploads").size();
  }

  private Answer upload(TestPublisher publisher, String key, String file) {
    var headers = Map.of("Content-Type", "text/csv", "Idempotency-Key", key);
    return call("POST", PATH, publisher.key(), headers, file);
  }
}
