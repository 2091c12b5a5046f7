package se.samla.catalog.deciding;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import se.samla.schemas.tracing.Tracing;

/** The stream function of decisions. */
@Configuration(proxyBeanMethods = false)
class DecidingConfiguration {
  @Bean
  Consumer<Message<byte[]>> decideUpload(Deciding deciding, Tracing tracing) {
    return message ->
        tracing.follow(
            "decide", message.getHeaders()::get, () -> deciding.decide(message.getPayload()));
  }
}
