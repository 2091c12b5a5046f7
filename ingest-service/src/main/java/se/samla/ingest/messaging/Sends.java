package se.samla.ingest.messaging;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A send as a future that completes with the broker's answer. */
final class Sends {
  private Sends() {}

  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears the same
  static CompletableFuture<Void> send(
      Producer<String, byte[]> kafka, ProducerRecord<String, byte[]> message) {
    var sent = new CompletableFuture<Void>();
    kafka.send(message, (_, error) -> complete(sent, error));
    return sent;
  }

  private static void complete(CompletableFuture<Void> sent, @Nullable Exception error) {
    if (error == null) {
      sent.complete(null);
    } else {
      sent.completeExceptionally(error);
    }
  }
}
