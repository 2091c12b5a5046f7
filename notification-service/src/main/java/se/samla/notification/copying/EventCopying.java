package se.samla.notification.copying;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.notification.feed.Change;
import se.samla.notification.feed.Facts;
import se.samla.notification.feed.OwnCopy;
import se.samla.notification.feed.Unnumbered;
import se.samla.notification.matching.MatchSubscriptions;
import se.samla.schemas.changes.Cursor;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes events that are no changes into the streams they belong to, under the streams' next
 * numbers, and has subscriptions matched. Both commit together; a repeated message changes nothing.
 */
@Component
class EventCopying {
  private final OwnCopy copy;
  private final MatchSubscriptions matching;
  private final TransactionOperations transaction;
  private final JsonMapper json;

  EventCopying(
      OwnCopy copy,
      MatchSubscriptions matching,
      TransactionOperations transaction,
      JsonMapper json) {
    this.copy = copy;
    this.matching = matching;
    this.transaction = transaction;
    this.json = json;
  }

  void copy(List<Happened> events) {
    var unnumbered = events.stream().map(this::unnumbered).toList();
    transaction.executeWithoutResult(_ -> matching.match(copy.number(unnumbered)));
  }

  private Unnumbered unnumbered(Happened event) {
    return new Unnumbered(event.stream(), event.key(), event.at(), place -> change(event, place));
  }

  private Change change(Happened event, Cursor place) {
    var view = new LinkedHashMap<String, @Nullable Object>();
    view.put("cursor", place.toString());
    view.putAll(event.view());
    var text = json.writeValueAsString(view);
    var octets = text.getBytes(StandardCharsets.UTF_8).length;
    return new Change(new Facts(place, event.word(), List.of(), null, event.whose(), octets), text);
  }
}
