package se.samla.notification.copying;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import se.samla.notification.messaging.Polled;

/** The stream functions at the service's entry. */
@Configuration
class StreamFunctions {
  /** {@code samla.dataset.changed.v1}. */
  @Bean
  Consumer<Message<List<?>>> copyChanges(ChangeCopying copying) {
    return messages -> copying.copy(Polled.of(messages));
  }

  /** {@code samla.upload.merged.v1}. */
  @Bean
  Consumer<Message<List<?>>> copyUploads(EventPolls events) {
    return messages -> events.copy(Polled.of(messages));
  }

  /** {@code samla.coverage.changed.v1}. */
  @Bean
  Consumer<Message<List<?>>> copyCoverage(EventPolls events) {
    return messages -> events.copy(Polled.of(messages));
  }
}
