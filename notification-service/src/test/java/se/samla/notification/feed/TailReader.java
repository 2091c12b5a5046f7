package se.samla.notification.feed;

import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import se.samla.schemas.changes.Cursor;

/** Somebody who reads the newest changes from an instance's memory. */
public record TailReader(Tails tails) {
  public static TailReader of(ApplicationContext context) {
    return new TailReader(context.getBean(Tails.class));
  }

  /** Of another instance beside the one that copies. */
  public static TailReader elsewhere(ApplicationContext context) {
    return new TailReader(
        new Tails(context.getBean(Changes.class), context.getBean(Feeds.class), Clock.systemUTC()));
  }

  /** What subscribers would see of the change sets after one, up to another one. */
  public String read(String stream, long after, long to) {
    var range = new Range(stream, new Cursor(1, after, 1), new Cursor(1, to, 1));
    return tails.read(range).orElseThrow().changes().stream()
        .map(VisibleChange::view)
        .collect(Collectors.joining());
  }
}
