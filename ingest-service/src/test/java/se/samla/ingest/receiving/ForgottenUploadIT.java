package se.samla.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.ingest.IngestFixture;

/** The beginning of an upload waits for no disk, so a database that falls may forget it. */
class ForgottenUploadIT extends IngestFixture {
  private static final String HEADER = "place_id;name;latitude;longitude\n";
  private static final String ROW = "forst;Första;59,51;18,07\n";

  @Autowired private JdbcClient jdbc;

  @Test
  void isToBeSentAgain() {
    var publisher = aPublisherOf("badplatser");

    var answer = sentWhileItsBeginningIsForgotten(publisher).join();

    assertProblem(answer, 503, "part-away");
    assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
    var again = idOf(upload(publisher, "badplatser", "text/csv", HEADER + ROW));
    awaitStatus(publisher, again, "merging");
  }

  private CompletableFuture<Answer> sentWhileItsBeginningIsForgotten(TestPublisher publisher) {
    try (var body = new SubmissionPublisher<ByteBuffer>()) {
      var answer = CompletableFuture.supplyAsync(() -> send(slowly(publisher, body)));
      Awaitility.await().until(body::hasSubscribers);
      write(body, HEADER);
      Awaitility.await().until(() -> forgotten(publisher) == 1);
      write(body, ROW);
      return answer;
    }
  }

  private HttpRequest slowly(TestPublisher publisher, SubmissionPublisher<ByteBuffer> body) {
    return HttpRequest.newBuilder(uri("/v1/datasets/badplatser/uploads"))
        .header("Authorization", "Bearer " + publisher.key())
        .header("Content-Type", "text/csv")
        .POST(BodyPublishers.fromPublisher(body))
        .build();
  }

  private static void write(SubmissionPublisher<ByteBuffer> body, String text) {
    body.submit(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** As a commit that never reached the disk. */
  private int forgotten(TestPublisher publisher) {
    return jdbc.sql("delete from upload where publisher = ? and status = 'receiving'")
        .param(publisher.organisationNumber())
        .update();
  }
}
