package se.samla.e2e;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import org.awaitility.Awaitility;

/** An upload whose client has sent the first rows, and takes its time for the rest. */
final class SlowUpload implements AutoCloseable {
  private final SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>();
  private final CompletableFuture<HttpResponse<String>> answer;
  private final String id;

  SlowUpload(Samla samla, Publisher publisher) {
    answer = samla.ingest().pushing(publisher, "badplatser", BodyPublishers.fromPublisher(body));
    Awaitility.await().until(body::hasSubscribers); // what is written before is nobody's
    write("place_id;name;latitude;longitude\nforst;Första;59,51;18,07\n");
    Awaitility.await().until(() -> samla.ingest().count(publisher, "receiving") == 1);
    id = samla.ingest().only(publisher).get("id").asString();
  }

  String id() {
    return id;
  }

  /** Sends the rest, and waits for the answer. */
  HttpResponse<String> finish() {
    write("sist;Sista;59,52;18,08\n");
    close();
    return answer.join();
  }

  /** Its connection breaks. */
  void vanish() {
    body.closeExceptionally(new IOException("gone"));
  }

  private void write(String text) {
    body.submit(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    body.close();
  }
}
