package se.samla.catalog.staging;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** The stream functions that bring rows and publishers in. */
@Configuration(proxyBeanMethods = false)
class StagingFunctions {
  @Bean
  Consumer<Message<List<?>>> stageRows(RowStaging rows) {
    return messages -> rows.stage(messages.getPayload());
  }

  /** The same for bulk, on threads of its own. */
  @Bean
  Consumer<Message<List<?>>> stageBulkRows(RowStaging rows) {
    return messages -> rows.stage(messages.getPayload());
  }

  @Bean
  Consumer<Message<byte[]>> registerPublisher(PublisherRegister publishers) {
    return message -> publishers.register(message.getPayload());
  }
}
