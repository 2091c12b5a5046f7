package se.samla.notification.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.samla.notification.feed.OwnCopy;
import se.samla.notification.feed.Range;
import se.samla.notification.subscribing.CursorsRaised;

/**
 * Tells which cursors have something new to deliver. It only raises their last match: what lies
 * between is found when the batch is cut, so an idle subscription costs nothing.
 */
@Component
public class MatchSubscriptions {
  private static final int PAGE = 10_000;

  private final FilterIndexes indexes;
  private final Listeners listeners;
  private final OwnCopy copy;
  private final ApplicationEventPublisher events;
  private final Timer timer;

  MatchSubscriptions(
      FilterIndexes indexes,
      Listeners listeners,
      OwnCopy copy,
      ApplicationEventPublisher events,
      MeterRegistry meters) {
    this.timer =
        Timer.builder("samla.matching.seconds")
            .description("From a change set that is whole to the cursors that it raised")
            .register(meters);
    this.indexes = indexes;
    this.listeners = listeners;
    this.copy = copy;
    this.events = events;
  }

  /**
   * Matches what became visible. Runs in the transaction that made it visible, with the feed's end
   * held: no subscription can slip in between.
   */
  public void match(Range range) {
    timer.record(() -> matchNow(range));
  }

  private void matchNow(Range range) {
    var index = indexes.of(range.stream());
    if (range.isBeginning()) {
      listeners.raiseAll(range);
      events.publishEvent(new CursorsRaised());
    }
    if (!index.isEmpty()) {
      raise(range, hear(new Matches(index), range));
    }
  }

  private void raise(Range range, Matches matches) {
    if (!matches.isEmpty()) {
      listeners.raise(range.stream(), matches);
      events.publishEvent(new CursorsRaised());
    }
  }

  private Matches hear(Matches matches, Range range) {
    var rest = range;
    while (!rest.isEmpty()) {
      var facts = copy.facts(rest, PAGE);
      facts.forEach(matches::hear);
      rest =
          facts.size() < PAGE
              ? new Range(rest.stream(), rest.to(), rest.to())
              : new Range(rest.stream(), facts.getLast().at(), rest.to());
    }
    return matches;
  }
}
