package se.samla.notification.copying;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import se.samla.notification.messaging.Polled;

/** Messages that one poll brings, whatever the broker would have put into one. */
public record Polls(ChangeCopying copying, EventPolls events) {
  public static Polls of(ApplicationContext context) {
    return new Polls(context.getBean(ChangeCopying.class), context.getBean(EventPolls.class));
  }

  public void bring(byte[]... messages) {
    copying.copy(all(messages));
  }

  /** The same of events that are no changes. */
  public void bringEvents(byte[]... messages) {
    events.copy(all(messages));
  }

  private static List<Polled> all(byte[]... messages) {
    return Stream.of(messages).map(bytes -> new Polled(bytes, Map.of())).toList();
  }
}
