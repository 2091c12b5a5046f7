package se.samla.catalog.relay;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samla.catalog.work.Signals;
import se.samla.catalog.work.Worker;
import se.samla.catalog.work.Workers;

/** The two relays, each on a thread of its own. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {
  @Bean
  Workers relayWorkers(OutboxRelay events, ChangeRelay changes, Signals signals) {
    return new Workers(
        List.of(
            new Worker("relay-events", signals.eventAdded(), events::relay),
            new Worker("relay-changes", signals.changesCommitted(), changes::relay)));
  }
}
