package se.samla.standalone.repairing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What the services write beside a dead letter: the cause, and where it was. */
final class Letters {
  /** Spring's own are notification's; ingest and the catalog write theirs. */
  private static final List<String> CAUSES = List.of("kafka_dlt-", "samla_dlq_");

  private static final List<String> MESSAGES =
      List.of(
          "kafka_dlt-exception-message",
          "samla_dlq_message",
          "samla_dlq_cause",
          "samla_dlq_exception");

  private Letters() {}

  static boolean isCause(Header header) {
    return CAUSES.stream().anyMatch(header.key()::startsWith);
  }

  static DeadLetter view(ConsumerRecord<byte[], byte[]> letter, boolean waits) {
    return new DeadLetter(
        letter.partition() + "@" + letter.offset(),
        Instant.ofEpochMilli(letter.timestamp()),
        text(letter.key()),
        Math.max(0, letter.serializedValueSize()),
        cause(letter),
        waits);
  }

  /** The partition it was in; null when nobody has written that down. */
  static @Nullable Integer partitionBefore(ConsumerRecord<byte[], byte[]> letter) {
    var header = letter.headers().lastHeader("kafka_dlt-original-partition");
    if (header != null && header.value().length == Integer.BYTES) {
      return ByteBuffer.wrap(header.value()).getInt();
    }
    var partition = textOf(letter, "samla_dlq_partition");
    return partition.isEmpty() ? null : Integer.valueOf(partition);
  }

  /** The innermost cause says most; what comes after its first line says little. */
  private static String cause(ConsumerRecord<byte[], byte[]> letter) {
    return MESSAGES.stream()
        .flatMap(name -> textOf(letter, name).lines().limit(1))
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("unknown");
  }

  /** Empty when there is none. */
  private static String textOf(ConsumerRecord<byte[], byte[]> letter, String name) {
    var header = letter.headers().lastHeader(name);
    var text = header == null ? null : text(header.value());
    return text == null ? "" : text;
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
