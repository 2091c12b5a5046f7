package se.samla.notification.copying;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import se.samla.notification.messaging.Payload;

/** The stream function at the service's entry: {@code samla.dataset.changed.v1}. */
@Configuration
class StreamFunctions {
  @Bean
  Consumer<Message<byte[]>> copyChanges(ChangeCopying copying) {
    return message -> copying.copy(Payload.of(message));
  }
}
