package se.samla.notification.delivering;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.samla.notification.feed.CatalogSettings;
import se.samla.notification.feed.StreamName;
import se.samla.notification.feed.VisibleChange;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What is sent: one CloudEvents 1.0 event in JSON, structured mode. */
@Component
class EventBodies {
  static final String CHANGED = "se.samla.dataset.changed.v1";
  static final String RESET = "se.samla.dataset.reset.v1";
  static final String COVERAGE = "se.samla.coverage.changed.v1";
  static final String UPLOADS = "se.samla.upload.changed.v1";
  static final String SUBSCRIPTIONS = "se.samla.subscription.changed.v1";
  static final String CREATED = "se.samla.subscription.created.v1";
  static final String TEST = "se.samla.subscription.test.v1";

  private final CatalogSettings catalog;
  private final JsonMapper json;
  private final Clock clock;

  EventBodies(CatalogSettings catalog, JsonMapper json, Clock clock) {
    this.catalog = catalog;
    this.json = json;
    this.clock = clock;
  }

  /** The event of a batch; the changes themselves are rendered already. */
  byte[] of(Claim claim, Batch batch, List<VisibleChange> changes) {
    if (batch.isRestart(claim.delivered())) {
      return bytes(about(claim, batch, RESET));
    }
    return StreamName.isDataset(claim.stream())
        ? changed(claim, batch, changes)
        : happened(claim, batch, changes);
  }

  private byte[] changed(Claim claim, Batch batch, List<VisibleChange> changes) {
    var event = about(claim, batch, CHANGED);
    var data = (ObjectNode) event.get("data");
    if (!batch.isThin()) {
      data.putRawValue("changes", new RawValue(array(changes)));
    }
    count(changes, data.putObject("counts"));
    data.put("more", batch.more());
    return bytes(event);
  }

  /** Events of other streams are told whole: there is no feed to read them from. */
  private byte[] happened(Claim claim, Batch batch, List<VisibleChange> events) {
    var event = about(claim, batch, typeOf(claim.stream()));
    var data = (ObjectNode) event.get("data");
    data.putRawValue(claim.stream().split("/", 2)[0], new RawValue(array(events)));
    count(events, data.putObject("counts"));
    data.put("more", batch.more());
    data.remove("feed");
    if (StreamName.isSubscriptions(claim.stream())) {
      event.put("source", "/v1/subscriptions");
      data.remove("dataset");
    }
    return bytes(event);
  }

  private static String typeOf(String stream) {
    if (StreamName.isSubscriptions(stream)) {
      return SUBSCRIPTIONS;
    }
    return StreamName.isCoverage(stream) ? COVERAGE : UPLOADS;
  }

  private ObjectNode about(Claim claim, Batch batch, String type) {
    var dataset = StreamName.datasetOf(claim.stream());
    var event = event(type, batch.id(), batch.at());
    event.put("source", catalog.dataset(dataset)).put("subject", dataset);
    var data = event.putObject("data");
    data.put("subscription", claim.subscription().toString());
    data.put("dataset", dataset);
    data.put("from", claim.delivered().toString()).put("to", batch.to().toString());
    data.put("feed", feed(dataset, claim, batch));
    return event;
  }

  /** Where the same can be read again; after a restart, everything that follows it. */
  private String feed(String dataset, Claim claim, Batch batch) {
    return batch.isRestart(claim.delivered())
        ? catalog.feed(dataset, batch.to())
        : catalog.feed(dataset, claim.delivered(), batch.to());
  }

  /** Asks a new URL whether it wants our events: 2xx says yes. */
  byte[] created(UUID subscription, Batch batch) {
    return aboutSubscription(CREATED, subscription, batch.id(), batch.at());
  }

  byte[] test(UUID subscription, String id) {
    return aboutSubscription(TEST, subscription, id, clock.instant());
  }

  private byte[] aboutSubscription(String type, UUID subscription, String id, Instant time) {
    var event = event(type, id, time);
    event
        .put("source", "/v1/subscriptions/" + subscription)
        .put("subject", subscription.toString());
    event.putObject("data").put("subscription", subscription.toString());
    return bytes(event);
  }

  private ObjectNode event(String type, String id, Instant time) {
    return json.createObjectNode()
        .put("specversion", "1.0")
        .put("id", id)
        .put("type", type)
        .put("time", time.toString())
        .put("datacontenttype", "application/json");
  }

  private static String array(List<VisibleChange> changes) {
    return changes.stream().map(VisibleChange::view).collect(Collectors.joining(",", "[", "]"));
  }

  private static void count(List<VisibleChange> changes, ObjectNode counts) {
    var byOperation = new TreeMap<String, Integer>();
    changes.forEach(change -> byOperation.merge(change.facts().operation(), 1, Integer::sum));
    byOperation.forEach(counts::put);
  }

  private byte[] bytes(ObjectNode event) {
    return json.writeValueAsBytes(event);
  }
}
