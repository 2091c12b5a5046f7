package se.samla.catalog.covering;

import org.springframework.stereotype.Component;
import se.samla.events.IssuesCounted;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.UndecodableMessageException;

/** What ingest says of open issues stands in the coverage. */
@Component
class IssueCounting {
  private final EventDeserializer events;
  private final IssueCounts counts;

  IssueCounting(EventDeserializer events, IssueCounts counts) {
    this.events = events;
    this.counts = counts;
  }

  void count(byte[] message) {
    if (events.deserialize(message) instanceof IssuesCounted counted) {
      counts.keep(counted);
    } else {
      throw new UndecodableMessageException("type: (expected: IssuesCounted)", null);
    }
  }
}
