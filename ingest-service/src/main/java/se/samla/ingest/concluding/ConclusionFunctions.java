package se.samla.ingest.concluding;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import se.samla.ingest.messaging.Payloads;

/** What the catalog says about uploads and conflicts. */
@Configuration
class ConclusionFunctions {
  @Bean
  Consumer<Message<List<?>>> concludeUpload(ConcludedUploads uploads) {
    return messages -> uploads.handle(messages.getPayload());
  }

  @Bean
  Consumer<Message<?>> concludeConflict(Conflicts conflicts, Payloads payloads) {
    return message -> conflicts.handle(payloads.event(message));
  }
}
