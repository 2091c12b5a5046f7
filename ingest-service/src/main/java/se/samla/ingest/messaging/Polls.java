package se.samla.ingest.messaging;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * The messages of one poll. What one costs beside its content, they cost together: a transaction, a
 * wait for the broker, an offset. Where that fails they go one by one, so that the one at fault is
 * known and those before it are done.
 */
public final class Polls {
  private static final Logger log = LoggerFactory.getLogger(Polls.class);

  private Polls() {}

  /**
   * @param together handles all of them, or none
   * @param one handles one of them
   * @throws BatchListenerFailedException names the message that failed; all before it are done
   */
  public static void handle(List<?> messages, Consumer<List<?>> together, Consumer<Object> one) {
    try {
      together.accept(messages);
    } catch (RuntimeException e) {
      log.info("{} messages go one by one: {}", messages.size(), e.getClass().getName());
      oneByOne(messages, one);
    }
  }

  private static void oneByOne(List<?> messages, Consumer<Object> one) {
    for (var i = 0; i < messages.size(); i++) {
      try {
        one.accept(messages.get(i));
      } catch (RuntimeException e) {
        throw new BatchListenerFailedException("message " + i + " of " + messages.size(), e, i);
      }
    }
  }
}
