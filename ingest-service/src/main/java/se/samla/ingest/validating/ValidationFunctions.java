package se.samla.ingest.validating;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** The stream functions of validation: two lanes by the poll, on threads of their own. */
@Configuration
class ValidationFunctions {
  @Bean
  Consumer<Message<List<?>>> validateUpload(ExpressValidation validation) {
    return messages -> validation.handle(messages.getPayload());
  }

  @Bean
  Consumer<Message<List<?>>> validateBulkUpload(BulkValidation validation) {
    return messages -> validation.handle(messages.getPayload());
  }
}
