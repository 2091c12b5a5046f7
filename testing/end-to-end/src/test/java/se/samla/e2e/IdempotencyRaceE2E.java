package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whoever asks again, and again at once, has one upload (FAILURES 14). */
class IdempotencyRaceE2E {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String DATASET = "badplatser";
  private static final String PATH = "/v1/datasets/badplatser/uploads";
  private static final String FILE = "place_id,name,latitude,longitude\na,Udden,65.5,22.1\n";
  private static final int AT_ONCE = 50;

  private final Samla samla = Samla.shared();

  @Test
  void fiftyAtOnceWithOneKeyAreOneUpload() throws Exception {
    var publisher = samla.ingest().municipality("2584", DATASET);
    var start = new CountDownLatch(1);
    Callable<RawRequest.Answer> asking =
        () -> {
          start.await();
          return upload(publisher, "k1", FILE);
        };
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = IntStream.range(0, AT_ONCE).mapToObj(_ -> clients.submit(asking)).toList();
      start.countDown();
      var answers = asked.stream().map(IdempotencyRaceE2E::answerOf).toList();

      assertThat(answers).extracting(RawRequest.Answer::status).isSubsetOf(202, 409, 429);
      assertThat(answers).allMatch(answer -> Complaint.about(answer).findAny().isEmpty());
      assertThat(answers.stream().filter(a -> a.status() == 202).map(this::idOf).distinct())
          .hasSize(1);
    }
    assertThat(samla.ingest().uploads(publisher)).hasSize(1);
    Awaitility.await()
        .until(
            () ->
                samla
                    .ingest()
                    .uploads(publisher)
                    .getFirst()
                    .get("status")
                    .asString()
                    .equals("merged"));
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefusedAndWhileItComesInIsAConflict() throws Exception {
    var publisher = samla.ingest().municipality("2521", DATASET);
    var cameIn = new CountDownLatch(1);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          clients.submit(
              () ->
                  RawRequest.sentTo(
                      samla.ingest().url(),
                      head(publisher, "k1", FILE.length()),
                      out -> {
                        out.write(FILE.substring(0, 9).getBytes(StandardCharsets.US_ASCII));
                        await(cameIn);
                        out.write(FILE.substring(9).getBytes(StandardCharsets.US_ASCII));
                      }));
      Awaitility.await().until(() -> samla.ingest().uploads(publisher).size() == 1);
      assertThat(upload(publisher, "k1", FILE).status()).isEqualTo(409);
      cameIn.countDown();
      assertThat(answerOf(first).status()).isEqualTo(202);
    }
    assertThat(upload(publisher, "k1", FILE + "b,Viken,65.6,22.2\n").status()).isEqualTo(422);
    assertThat(samla.ingest().uploads(publisher)).hasSize(1);
  }

  private RawRequest.Answer upload(Publisher publisher, String key, String file)
      throws IOException {
    return RawRequest.sentTo(
        samla.ingest().url(),
        head(publisher, key, file.length()),
        out -> out.write(file.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String head(Publisher publisher, String key, int length) {
    return """
    POST %s HTTP/1.1
    Host: samla
    Connection: close
    Authorization: Bearer %s
    Content-Type: text/csv
    Idempotency-Key: %s
    Content-Length: %d

    """
        .formatted(PATH, publisher.key(), key, length)
        .replace("\n", "\r\n");
  }

  private String idOf(RawRequest.Answer answer) {
    return JSON.readTree(answer.json()).get("id").asString();
  }

  private static RawRequest.Answer answerOf(Future<RawRequest.Answer> asked) {
    try {
      return asked.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
