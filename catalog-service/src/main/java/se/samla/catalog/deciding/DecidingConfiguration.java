package se.samla.catalog.deciding;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** The stream function of decisions. */
@Configuration(proxyBeanMethods = false)
class DecidingConfiguration {
  @Bean
  Consumer<Message<byte[]>> decideUpload(Deciding deciding) {
    return message -> deciding.decide(message.getPayload());
  }
}
