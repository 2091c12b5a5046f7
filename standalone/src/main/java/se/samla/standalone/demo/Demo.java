package se.samla.standalone.demo;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import se.samla.standalone.platform.Urls;

/** Three publishers, three dialects, one national dataset, one subscriber. */
public final class Demo {
  private static final String DATASET = "badplatser";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Urls urls;
  private final String operatorKey;
  private final Consumer<String> out;
  private final Api api = new Api();

  public Demo(Urls urls, String operatorKey, Consumer<String> out) {
    this.urls = urls;
    this.operatorKey = operatorKey;
    this.out = out;
  }

  /**
   * @throws DemoFailedException when something it shows does not come true
   */
  public void run() {
    var publishers = register();
    try (var receiver = WebhookReceiver.start()) {
      var secret = subscribe(receiver.url());
      var valid =
          publishers.entrySet().stream().mapToInt(p -> push(p.getKey(), p.getValue())).sum();
      showWebhooks(receiver, secret, valid);
      showRecords(valid);
      pushOneRecord(publishers, receiver, secret);
    }
    out.accept("\nEverything came true.");
  }

  /** Each publisher with its key. */
  private Map<SamplePublisher, String> register() {
    var keys = new LinkedHashMap<SamplePublisher, String>();
    for (var publisher : SamplePublisher.ALL) {
      var resource = urls.ingest() + "/v1/publishers/" + publisher.organisationNumber();
      api.put(URI.create(resource), operatorKey, registration(publisher));
      var key = api.post(URI.create(resource + "/keys"), operatorKey, Map.of());
      keys.put(publisher, Report.text(key, "key"));
    }
    return keys;
  }

  private static Map<String, ?> registration(SamplePublisher publisher) {
    return Map.of(
        "name", publisher.name(),
        "municipalityCode", publisher.municipalityCode(),
        "datasets", List.of(DATASET));
  }

  /** Returns the secret that signs the webhooks. */
  private String subscribe(URI endpoint) {
    var subscribers = URI.create(urls.notification() + "/v1/subscribers");
    var subscriptions = URI.create(urls.notification() + "/v1/subscriptions");
    var subscriber = api.post(subscribers, operatorKey, Map.of("name", "Badappen"));
    var subscription =
        api.post(
            subscriptions,
            Report.text(subscriber, "key"),
            Map.of(
                "url", endpoint.toString(),
                "datasets", List.of(DATASET),
                "filter", Map.of(),
                "payload", "full",
                "from", "now"));
    out.accept("\nBadappen subscribes to " + DATASET + " at " + endpoint);
    return Report.text(subscription, "secret");
  }

  /** Returns the number of valid rows. */
  private int push(SamplePublisher publisher, String key) {
    out.accept(
        "\n%s pushes %s (%s)".formatted(publisher.name(), publisher.file(), publisher.dialect()));
    var uploads = URI.create(urls.ingest() + "/v1/datasets/" + DATASET + "/uploads");
    var upload = api.upload(uploads, key, publisher.mediaType(), publisher.content());
    var issues = URI.create(urls.ingest() + "/v1/uploads/" + Report.text(upload, "id") + "/issues");
    Report.ofUpload(upload, api.get(issues, key)).forEach(out);
    expect("status of the upload", "merged", Report.text(upload, "status"));
    return upload.path("rows").path("valid").asInt();
  }

  private void showWebhooks(WebhookReceiver receiver, String secret, int expected) {
    out.accept("\nBadappen receives");
    var changes = 0;
    while (changes < expected) {
      var webhook = receiver.nextWithChanges(PATIENCE).verified(secret);
      changes += webhook.changes().size();
      out.accept(Report.ofWebhook(webhook));
    }
    expect("changes in webhooks", expected, changes);
  }

  private void showRecords(int expected) {
    var records =
        api.get(URI.create(urls.catalog() + "/v1/datasets/" + DATASET + "/records?limit=100"));
    out.accept("\nThe national dataset " + DATASET);
    records.path("records").forEach(record -> out.accept(Report.ofRecord(record)));
    expect("national records", expected, records.path("records").size());
  }

  private void pushOneRecord(
      Map<SamplePublisher, String> publishers, WebhookReceiver receiver, String secret) {
    var key = publishers.values().iterator().next();
    var record = URI.create(urls.ingest() + "/v1/datasets/" + DATASET + "/records/SB-002");
    out.accept("\nSjöberga kommun renames SB-002");
    var start = System.nanoTime();
    api.put(
        record, key, Map.of("name", "Näckrosbadet", "latitude", 58.42877, "longitude", 13.90114));
    var webhook = receiver.nextWithChanges(PATIENCE).verified(secret);
    var millis = Duration.ofNanos(webhook.nanos() - start).toMillis();
    out.accept(Report.ofWebhook(webhook));
    webhook
        .changes()
        .forEach(
            change ->
                out.accept(
                    "  %s %s: %s is now %s"
                        .formatted(
                            Report.text(change, "operation"),
                            Report.text(change, "recordId"),
                            change.path("before").path("name"),
                            change.path("after").path("name"))));
    expect("changes in the webhook", 1, webhook.changes().size());
    out.accept("  %d ms from the push to the webhook".formatted(millis));
  }

  private static void expect(String what, Object expected, Object seen) {
    if (!expected.equals(seen)) {
      throw new DemoFailedException(what + ": " + seen + " (expected: " + expected + ")");
    }
  }
}
