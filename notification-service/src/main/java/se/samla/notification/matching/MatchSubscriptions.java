package se.samla.notification.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.samla.notification.feed.Facts;
import se.samla.notification.feed.OwnCopy;
import se.samla.notification.feed.Range;
import se.samla.notification.feed.Visible;
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
   * Matches what became visible. Runs in the transaction that made it visible, with the feeds' ends
   * held: no subscription can slip in between. Everything of a transaction is matched at once, for
   * cursors are raised in the order of their keys: who raised some, and others later, could wait in
   * a circle with those who settle.
   */
  public void match(List<Visible> visible) {
    if (!visible.isEmpty()) {
      var began = System.nanoTime();
      matchAll(visible);
      var each = (System.nanoTime() - began) / visible.size();
      visible.forEach(_ -> timer.record(each, TimeUnit.NANOSECONDS));
    }
  }

  private void matchAll(List<Visible> visible) {
    var begun = visible.stream().map(Visible::range).filter(Range::isBeginning).toList();
    begun.forEach(listeners::raiseAll);
    var found = new TreeMap<String, Matches>();
    var revision = indexes.revision();
    visible.forEach(
        v -> hear(v, found.computeIfAbsent(v.range().stream(), s -> nothingYet(s, revision))));
    found.values().removeIf(Matches::isEmpty);
    if (!found.isEmpty()) {
      listeners.raise(found);
    }
    if (!begun.isEmpty() || !found.isEmpty()) {
      events.publishEvent(new CursorsRaised());
    }
  }

  private Matches nothingYet(String stream, long revision) {
    return new Matches(indexes.of(stream, revision));
  }

  private void hear(Visible visible, Matches matches) {
    if (matches.isOfAnybody()) {
      visible
          .known()
          .ifPresentOrElse(
              facts -> facts.forEach(matches::hear), () -> readAll(visible.range(), matches::hear));
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
