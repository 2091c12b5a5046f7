package se.samla.ingest.validating;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import se.samla.ingest.messaging.Payloads;
import se.samla.schemas.tracing.Tracing;

/**
 * The stream functions of validation: the two lanes, treated alike by threads of their own; bulk by
 * the poll.
 */
@Configuration
class ValidationFunctions {
  @Bean
  Consumer<Message<?>> validateUpload(Validation validation, Payloads payloads, Tracing tracing) {
    return message ->
        tracing.follow(
            "validate",
            message.getHeaders()::get,
            () -> validation.handle(payloads.event(message)));
  }

  @Bean
  Consumer<Message<List<?>>> validateBulkUpload(BulkValidation validation) {
    return messages -> validation.handle(messages.getPayload());
  }
}
