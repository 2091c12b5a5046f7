package se.samla.notification.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.samla.notification.feed.ChangeSetPart;
import se.samla.notification.feed.Facts;
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
    timer.record(() -> match(range, Optional.empty()));
  }

  /**
   * The same, of what became visible by a part: mostly that part itself, which need not be read
   * again.
   */
  public void match(Range range, ChangeSetPart part) {
    timer.record(() -> match(range, part.factsOf(range)));
  }

  private void match(Range range, Optional<List<Facts>> known) {
    var index = indexes.of(range.stream());
    if (range.isBeginning()) {
      listeners.raiseAll(range);
      events.publishEvent(new CursorsRaised());
    }
    if (!index.isEmpty()) {
      var matches = new Matches(index);
      known.ifPresentOrElse(
          facts -> facts.forEach(matches::hear), () -> readAll(range, matches::hear));
      raise(range, matches);
    }
  }

  private void raise(Range range, Matches matches) {
    if (!matches.isEmpty()) {
      listeners.raise(range.stream(), matches);
      events.publishEvent(new CursorsRaised());
    }
  }

  private void readAll(Range range, Consumer<Facts> each) {
    var rest = range;
    while (!rest.isEmpty()) {
      var facts = copy.facts(rest, PAGE);
      facts.forEach(each);
      rest =
          facts.size() < PAGE
              ? new Range(rest.stream(), rest.to(), rest.to())
              : new Range(rest.stream(), facts.getLast().at(), rest.to());
    }
  }
}
