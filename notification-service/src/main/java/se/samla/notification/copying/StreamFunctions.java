package se.samla.notification.copying;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import se.samla.notification.messaging.Payload;
import se.samla.schemas.tracing.Tracing;

/** The stream functions at the service's entry. */
@Configuration
class StreamFunctions {
  /** {@code samla.dataset.changed.v1}. */
  @Bean
  Consumer<Message<byte[]>> copyChanges(ChangeCopying copying, Tracing tracing) {
    return message ->
        tracing.follow("copy", message.getHeaders()::get, () -> copying.copy(Payload.of(message)));
  }

  /** {@code samla.upload.merged.v1}. */
  @Bean
  Consumer<Message<byte[]>> copyUploads(EventCopying copying, Tracing tracing) {
    return message ->
        tracing.follow("copy", message.getHeaders()::get, () -> copying.copy(Payload.of(message)));
  }

  /** {@code samla.coverage.changed.v1}. */
  @Bean
  Consumer<Message<byte[]>> copyCoverage(EventCopying copying) {
    return message -> copying.copy(Payload.of(message));
  }
}
