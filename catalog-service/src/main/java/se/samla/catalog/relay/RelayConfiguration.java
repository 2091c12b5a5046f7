package se.samla.catalog.relay;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samla.catalog.work.Signals;
import se.samla.catalog.work.Worker;
import se.samla.catalog.work.Workers;

/** The two relays, each on a thread of its own. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {
  /** Of a crowd of single pushes some share a request to the broker. */
  private static final Duration PACE = Duration.ofMillis(10);

  @Bean
  Workers relayWorkers(OutboxRelay events, ChangeRelay changes, Signals signals) {
    return new Workers(
        List.of(
            new Worker("relay-events", signals.eventAdded(), events::relay, PACE),
            new Worker("relay-changes", signals.changesCommitted(), changes::relay, PACE)));
  }
}
