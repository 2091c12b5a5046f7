package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static se.samla.events.ChangeOperation.CREATED;
import static se.samla.events.ChangeOperation.UPDATED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What we send, judged by libraries that are not ours: standardwebhooks, svix and cloudevents. */
class ForeignLibrariesIT extends RunningService {
  private static final FeedFixture FEED = FeedFixture.of("badplatser");

  @TempDir private Path directory;

  @Test
  void foreignLibrariesOfNodeVerifyWhatWeSend() throws IOException {
    assumeThat(Program.isThere("node") && Program.isThere("npm")).as("Node is there").isTrue();
    Npm.install(directory, "standardwebhooks@1.1.1", "svix", "cloudevents");
    try (var asymmetric = new WebhookReceiver()) {
      var v1 = api.subscribed(receiver.url(), Map.of()).get("secret").asString();
      var v1a =
          api.subscribed(asymmetric.url(), Map.of("signature", "v1a", "payload", "thin"))
              .get("secret")
              .asString();
      var set = FEED.publish(CREATED, UPDATED);
      eventually().until(() -> receiver.recordIds().contains(set.recordId(2)));
      eventually().until(() -> !asymmetric.changes().isEmpty());
      var all =
          Stream.concat(
                  receiver.all().stream().map(webhook -> delivery(webhook, v1)),
                  asymmetric.all().stream().map(webhook -> delivery(webhook, v1a)))
              .toList();

      assertThat(verified(all)).hasSize(all.size());
    }
  }

  private List<String> verified(List<Map<String, Object>> deliveries) throws IOException {
    Files.writeString(
        directory.resolve("deliveries.json"), new JsonMapper().writeValueAsString(deliveries));
    try (var script = ForeignLibrariesIT.class.getResourceAsStream("/verify.mjs")) {
      Files.copy(Objects.requireNonNull(script), directory.resolve("verify.mjs"));
    }
    try (var node = Program.start(directory, Map.of(), "node", "verify.mjs", "deliveries.json")) {
      assertThat(node.end()).as(() -> String.join("\n", node.lines())).isZero();
      return node.lines();
    }
  }

  private static Map<String, Object> delivery(ReceivedWebhook webhook, String secret) {
    var headers = new TreeMap<String, String>();
    webhook
        .headers()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return Map.of("headers", headers, "body", webhook.body(), "secret", secret);
  }
}
