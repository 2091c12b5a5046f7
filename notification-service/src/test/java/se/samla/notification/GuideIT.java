package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static se.samla.events.ChangeOperation.CREATED;
import static se.samla.events.ChangeOperation.DELETED;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samla.notification.FeedFixture.PublishedSet;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the subscriber's guide, as they stand there, with real deliveries. */
class GuideIT extends RunningService {
  private static final FeedFixture FEED = FeedFixture.of("badplatser");

  @TempDir private Path directory;

  @Test
  void receivesInPythonWithTheStandardLibraryOnly() throws Exception {
    assumeThat(Program.isThere("python3")).as("python3 is installed").isTrue();

    receives("receiver.py", "python3", "receiver.py");
  }

  @Test
  void receivesInNode() throws Exception {
    assumeThat(Program.isThere("node") && Program.isThere("npm")).as("Node is there").isTrue();
    Npm.install(directory, "standardwebhooks@1.1.1");

    receives("receiver.mjs", "node", "receiver.mjs");
  }

  @Test
  void receivesInJava() throws Exception {
    var library =
        Path.of(Webhook.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    receives("Receiver.java", java, "-cp", library.toString(), "Receiver.java");
  }

  @Test
  void subscribesMendsAndCatchesUpWithCurl() {
    assumeThat(Program.isThere("curl")).as("curl is installed").isTrue();
    var made = new JsonMapper().readTree(shell("subscribe.sh", Map.of("URL", url())));
    var id = made.get("id").asString();
    eventually().until(() -> api.statusOf(id).equals("active"));
    var set = FEED.publish(CREATED);
    eventually().until(() -> receiver.recordIds().contains(set.recordId(1)));
    var from = receiver.changes().getFirst().data().get("from").asString();

    var said = shell("mend.sh", Map.of("ID", id, "CURSOR", from, "SINCE", "2099-01-01T00:00:00Z"));

    assertThat(said).contains("\"outcome\":\"delivered\"").contains("\"secret\":\"whsec_");
    FEED.serveFromCatalog();
    var catalog = Map.of("CATALOG", PLATFORM.catalog.url().toString(), "CURSOR", from);
    assertThat(shell("catch-up.sh", catalog)).contains(set.recordId(1));
  }

  private void receives(String file, String... command) throws Exception {
    Guide.extract(file, directory);
    var port = Program.freePort();
    var url = URI.create("http://127.0.0.1:" + port + "/hook");
    var made =
        api.post("/v1/subscriptions", Map.of("url", url, "datasets", List.of("badplatser"))).body();
    var environment =
        Map.of("WEBHOOK_SECRET", made.get("secret").asString(), "PORT", Integer.toString(port));
    try (var program = Program.start(directory, environment, command)) {
      eventually().until(() -> isActive(made.get("id").asString()));
      var set = FEED.publish(CREATED, DELETED);
      eventually().until(() -> says(program, set));
      assertThat(forged(url)).isEqualTo(401);
      assertThat(program.lines()).noneMatch(line -> line.contains("forged"));
    }
  }

  /** In these tests the retries are over before a program has started. */
  private boolean isActive(String id) {
    if (api.statusOf(id).equals("disabled")) {
      api.post("/v1/subscriptions/" + id + "/resume", null);
    }
    return api.statusOf(id).equals("active");
  }

  private static boolean says(Program program, PublishedSet set) {
    var said = String.join(" ", program.lines());
    assertThat(said).doesNotContainIgnoringCase("error");
    return said.contains(set.recordId(1)) && said.contains(set.recordId(2));
  }

  private static int forged(URI url) throws Exception {
    var forged =
        HttpRequest.newBuilder(url)
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", Long.toString(java.time.Instant.now().getEpochSecond()))
            .header("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
            .POST(BodyPublishers.ofString("{\"id\":\"forged\",\"data\":{}}"))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(forged, BodyHandlers.discarding()).statusCode();
    }
  }

  private String shell(String file, Map<String, String> environment) {
    Guide.extract(file, directory);
    var all = new java.util.HashMap<>(environment);
    all.put("SAMLA", api.base().toString());
    all.put("KEY", String.valueOf(api.key()));
    try (var program = Program.start(directory, all, "bash", "-eu", file)) {
      assertThat(program.end()).as(() -> String.join("\n", program.lines())).isZero();
      return String.join("\n", program.lines());
    }
  }

  private String url() {
    return receiver.url().toString();
  }
}
