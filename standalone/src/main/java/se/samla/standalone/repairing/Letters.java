package se.samla.standalone.repairing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What the services write beside a dead letter: the cause, and where it was. */
final class Letters {
  private static final String CAUSES = "kafka_dlt-";

  private Letters() {}

  static boolean isCause(Header header) {
    return header.key().startsWith(CAUSES);
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
    var header = letter.headers().lastHeader(CAUSES + "original-partition");
    return header == null || header.value().length != Integer.BYTES
        ? null
        : ByteBuffer.wrap(header.value()).getInt();
  }

  /** The innermost cause says most; what comes after its first line says little. */
  private static String cause(ConsumerRecord<byte[], byte[]> letter) {
    var header = letter.headers().lastHeader(CAUSES + "exception-message");
    var text = header == null ? null : text(header.value());
    return text == null ? "unknown" : text.lines().findFirst().orElse("unknown");
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
