package se.samla.notification.copying;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.samla.notification.messaging.Polled;
import se.samla.schemas.tracing.Tracing;

/**
 * The messages of one poll, read each as a stage of its upload and taken together. A message that
 * came alone is followed to the end; what several share is no single upload's.
 */
@Component
class PollReading {
  private static final String STAGE = "copy";

  private final Tracing tracing;

  PollReading(Tracing tracing) {
    this.tracing = tracing;
  }

  /**
   * @throws org.springframework.kafka.listener.BatchListenerFailedException names the message that
   *     failed; all before it are done
   */
  <T> void handle(List<Polled> messages, Function<Polled, T> read, Consumer<List<T>> take) {
    Polled.handle(
        messages,
        together -> {
          if (together.size() == 1) {
            var message = together.getFirst();
            follow(message, () -> take.accept(List.of(read.apply(message))));
          } else {
            take.accept(readAll(together, read));
          }
        });
  }

  private <T> List<T> readAll(List<Polled> messages, Function<Polled, T> read) {
    var all = new ArrayList<T>();
    messages.forEach(message -> follow(message, () -> all.add(read.apply(message))));
    return all;
  }

  private void follow(Polled message, Runnable work) {
    tracing.follow(STAGE, message.headers()::get, work);
  }
}
