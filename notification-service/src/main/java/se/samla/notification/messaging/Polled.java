package se.samla.notification.messaging;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * A message of several that one poll brought. What one costs beside its content, they cost
 * together: a transaction and an offset.
 *
 * @param bytes as they stand in the topic; null for a tombstone
 * @param headers by their names
 */
public record Polled(byte @Nullable [] bytes, Map<String, Object> headers) {
  private static final Logger log = LoggerFactory.getLogger(Polled.class);

  /** The messages of a poll, in their order. */
  public static List<Polled> of(Message<? extends List<?>> poll) {
    var payloads = poll.getPayload();
    var headers = headersOf(poll);
    return IntStream.range(0, payloads.size())
        .mapToObj(i -> new Polled(bytesOf(payloads.get(i)), headers.get(i)))
        .toList();
  }

  /**
   * Where together fails the messages go one by one, so that the one at fault is known and those
   * before it are done.
   *
   * @param together handles all of them, or none
   * @throws BatchListenerFailedException names the message that failed; all before it are done
   */
  public static void handle(List<Polled> messages, Consumer<List<Polled>> together) {
    try {
      together.accept(messages);
    } catch (RuntimeException e) {
      log.info("{} messages go one by one: {}", messages.size(), e.getClass().getName());
      oneByOne(messages, together);
    }
  }

  private static void oneByOne(List<Polled> messages, Consumer<List<Polled>> together) {
    for (var i = 0; i < messages.size(); i++) {
      try {
        together.accept(messages.subList(i, i + 1));
      } catch (RuntimeException e) {
        throw new BatchListenerFailedException("message " + i + " of " + messages.size(), e, i);
      }
    }
  }

  private static byte @Nullable [] bytesOf(@Nullable Object payload) {
    return payload instanceof byte[] bytes ? bytes : null;
  }

  @SuppressWarnings("unchecked") // what Spring for Apache Kafka puts there
  private static List<Map<String, Object>> headersOf(Message<?> poll) {
    return (List<Map<String, Object>>)
        Objects.requireNonNull(
            poll.getHeaders().get(KafkaHeaders.BATCH_CONVERTED_HEADERS, List.class));
  }
}
