package se.samla.catalog.covering;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import se.samla.catalog.work.Signals;
import se.samla.catalog.work.Worker;
import se.samla.catalog.work.Workers;

/** The worker that watches who delivers, and the stream function of what is left to mend. */
@Configuration(proxyBeanMethods = false)
class CoveringConfiguration {
  @Bean
  Consumer<Message<byte[]>> countIssues(IssueCounting issues) {
    return message -> issues.count(message.getPayload());
  }

  @Bean
  Workers coverageWorkers(CoverageWatch watch, Signals signals) {
    return new Workers(List.of(new Worker("coverage", signals.changesCommitted(), watch::look)));
  }
}
