package se.samla.ingest.concluding;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import se.samla.ingest.messaging.Payloads;
import se.samla.schemas.tracing.Tracing;

/** What the catalog says about uploads and conflicts. */
@Configuration
class ConclusionFunctions {
  @Bean
  Consumer<Message<?>> concludeUpload(
      MergeOutcomes outcomes, Waiting waiting, Payloads payloads, Tracing tracing) {
    return message ->
        tracing.follow(
            "conclude",
            message.getHeaders()::get,
            () -> waiting.wake(outcomes.handle(payloads.event(message))));
  }

  @Bean
  Consumer<Message<?>> concludeConflict(Conflicts conflicts, Payloads payloads) {
    return message -> conflicts.handle(payloads.event(message));
  }
}
