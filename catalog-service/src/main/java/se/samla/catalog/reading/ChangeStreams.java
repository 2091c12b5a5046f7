package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.work.Signals;

/**
 * Feeds as server-sent events. Each is a thread that waits for commits and looks by itself each
 * second; the id of an event is its cursor, so a client that lost its connection goes on where it
 * was.
 */
@Component
class ChangeStreams {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final Changes changes;
  private final Json json;
  private final Signals signals;
  private final Clock clock;
  private final Places places;
  private volatile boolean open = true;

  ChangeStreams(
      Changes changes,
      Json json,
      Signals signals,
      Clock clock,
      @Qualifier("streamPlaces") Places places) {
    this.changes = changes;
    this.json = json;
    this.signals = signals;
    this.clock = clock;
    this.places = places;
  }

  @EventListener
  void on(ContextClosedEvent end) {
    open = false;
    signals.changesCommitted().raise();
  }

  /**
   * Writes until the client goes.
   *
   * @throws Problem when the first cursor is none, or too many read already
   */
  void run(Dataset dataset, ChangeFilter filter, String client, HttpServletResponse response) {
    var first = changes.after(dataset, filter);
    try (var _ = places.take(client)) {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setCharacterEncoding("UTF-8");
      response.setHeader("Cache-Control", "no-store");
      // nginx would hold events back
      response.setHeader("X-Accel-Buffering", "no");
      write(dataset, filter, first, new EventStream(response.getWriter(), json));
    } catch (IOException _) {
      // The client went; it knows where it was.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Dataset dataset, ChangeFilter filter, Changes.Page first, EventStream stream)
      throws IOException, InterruptedException {
    var page = first;
    var spoke = Instant.MIN;
    while (open) {
      var seen = signals.changesCommitted().current();
      if (!page.changes().isEmpty()) {
        stream.send(page.changes());
        spoke = clock.instant();
      } else if (spoke.isBefore(clock.instant().minus(SILENCE))) {
        stream.sayNothing();
        spoke = clock.instant();
      }
      var next = page.next() == null ? page.latest() : page.next();
      if (page.next() == null && filter.until() != null) {
        return;
      }
      if (page.next() == null) {
        signals.changesCommitted().await(seen, LOOK);
      }
      page = changes.after(dataset, filter.startingAt(next.toString()));
    }
  }
}
