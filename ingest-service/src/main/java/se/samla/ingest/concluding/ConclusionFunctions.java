package se.samla.ingest.concluding;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import se.samla.ingest.messaging.Payloads;

/** What the catalog says about uploads and conflicts. */
@Configuration
class ConclusionFunctions {
  @Bean
  Consumer<Message<?>> concludeUpload(MergeOutcomes outcomes, Waiting waiting, Payloads payloads) {
    return message -> waiting.wake(outcomes.handle(payloads.event(message)));
  }

  @Bean
  Consumer<Message<?>> concludeConflict(Conflicts conflicts, Payloads payloads) {
    return message -> conflicts.handle(payloads.event(message));
  }
}
