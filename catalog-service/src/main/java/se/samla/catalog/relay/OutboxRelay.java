package se.samla.catalog.relay;

import java.util.List;
import org.springframework.stereotype.Component;
import se.samla.catalog.messaging.Broker;
import se.samla.catalog.relay.OutboxRepository.Waiting;

/** Sends what waits in the outbox; a row goes when the broker has the event. */
@Component
class OutboxRelay {
  private static final int AT_ONCE = 200;

  private final OutboxRepository repository;
  private final OneRelayer oneRelayer;
  private final Broker broker;

  OutboxRelay(OutboxRepository repository, OneRelayer oneRelayer, Broker broker) {
    this.repository = repository;
    this.oneRelayer = oneRelayer;
    this.broker = broker;
  }

  /**
   * @return whether more may wait
   */
  boolean relay() {
    return oneRelayer.run(OneRelayer.OUTBOX, () -> send(repository.oldest(AT_ONCE)));
  }

  private boolean send(List<Waiting> waiting) {
    if (waiting.isEmpty()) {
      return false;
    }
    broker.send(waiting.stream().map(w -> w.event().toRecord()).toList());
    repository.remove(waiting);
    return waiting.size() == AT_ONCE;
  }
}
