package se.samla.notification.copying;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.notification.feed.Change;
import se.samla.notification.feed.Facts;
import se.samla.notification.feed.OwnCopy;
import se.samla.notification.matching.MatchSubscriptions;
import se.samla.notification.matching.Visible;
import se.samla.schemas.changes.Cursor;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes an event that is no change into the stream it belongs to, under the stream's next number,
 * and has subscriptions matched. Both commit together; a repeated message changes nothing.
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

  void copy(Happened event) {
    transaction.executeWithoutResult(_ -> matching.match(add(event).stream().toList()));
  }

  /** What became visible by it, for the caller to match in its transaction. */
  Optional<Visible> add(Happened event) {
    return copy.addNext(event.stream(), event.key(), event.at(), place -> change(event, place))
        .map(Visible::of);
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
