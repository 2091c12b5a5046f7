package se.samla.catalog.staging;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import se.samla.schemas.tracing.Tracing;

/** The stream functions that bring rows and publishers in. */
@Configuration(proxyBeanMethods = false)
class StagingFunctions {
  @Bean
  Consumer<Message<byte[]>> stageRows(RowStaging rows, Tracing tracing) {
    return message ->
        tracing.follow("stage", message.getHeaders()::get, () -> rows.stage(message.getPayload()));
  }

  /** The same for bulk, on threads of its own. */
  @Bean
  Consumer<Message<byte[]>> stageBulkRows(RowStaging rows, Tracing tracing) {
    return message ->
        tracing.follow("stage", message.getHeaders()::get, () -> rows.stage(message.getPayload()));
  }

  @Bean
  Consumer<Message<byte[]>> registerPublisher(PublisherRegister publishers) {
    return message -> publishers.register(message.getPayload());
  }
}
