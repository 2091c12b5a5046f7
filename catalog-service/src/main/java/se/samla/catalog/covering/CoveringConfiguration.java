package se.samla.catalog.covering;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samla.catalog.work.Signals;
import se.samla.catalog.work.Worker;
import se.samla.catalog.work.Workers;

/** The worker that watches who delivers. */
@Configuration(proxyBeanMethods = false)
class CoveringConfiguration {
  @Bean
  Workers coverageWorkers(CoverageWatch watch, Signals signals) {
    return new Workers(List.of(new Worker("coverage", signals.changesCommitted(), watch::look)));
  }
}
