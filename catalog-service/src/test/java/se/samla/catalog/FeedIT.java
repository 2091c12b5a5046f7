package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;
import static se.samla.catalog.CatalogReader.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A dataset's feed: parts of it, and without end. */
@CatalogTest
class FeedIT {
  private static final String CHANGES = "/v1/datasets/" + TOILETS + "/changes";

  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;

  private List<String> operations(String query) {
    return CatalogReader.each(reader.pages(CHANGES + query, "changes"), c -> text(c, "operation"));
  }

  @Test
  void onlyWhatIsAskedForComes() {
    var start = reader.latest(TOILETS);
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B").row("c", "C"));
    catalog.merge(Upload.delta(Publisher.any()).row("other", "O"));
    catalog.merge(Upload.delta(publisher).row("a", "A2").delete("b"));
    var mine = "?limit=2&after=" + start + "&publisher=" + publisher.number();
    assertThat(operations(mine))
        .containsExactly("created", "created", "created", "deleted", "updated");
    assertThat(operations(mine + "&operation=deleted,updated"))
        .containsExactly("deleted", "updated");
    assertThat(operations(mine + "&bbox=18,59,19,60")).hasSize(5);
    assertThat(operations(mine + "&bbox=11,57,12,58")).isEmpty();
    assertThat(operations(mine + "&municipality=0180")).hasSize(5);
    assertThat(operations(mine + "&municipality=1480")).isEmpty();
  }

  @Test
  void eachChangeTellsWhatFiltersLookAt() {
    var start = reader.latest(TOILETS);
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    catalog.merge(Upload.delta(publisher).delete("a"));
    var facts =
        "{\"publisher\":\"%s\",\"municipality\":\"0180\",\"latitude\":59.3,\"longitude\":18.1}"
            .formatted(publisher.number());
    var changes = reader.changesAfter(TOILETS, start);
    assertThat(CatalogReader.each(changes, c -> c.get("recordBefore").toString()))
        .containsExactly("null", facts);
    assertThat(CatalogReader.each(changes, c -> c.get("recordAfter").toString()))
        .containsExactly(facts, "null");
  }

  @Test
  void itEndsWhereItIsToldTo() {
    var start = reader.latest(TOILETS);
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var until = reader.latest(TOILETS);
    catalog.merge(Upload.delta(publisher).row("a", "A2"));
    assertThat(operations("?after=" + start + "&until=" + until)).containsExactly("created");
  }

  @ParameterizedTest
  @CsvSource({
    "operation=eaten, 400",
    "until=x, 400",
    "'bbox=1,2', 400",
    "limit=0, 400",
    "after=9.1.1, 410"
  })
  void whatCannotBeUnderstoodIsRefused(String query, int status) {
    assertThat(reader.get(CHANGES + "?" + query).status()).isEqualTo(status);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aStreamTellsChangesAsTheyComeAndResumesAfterTheLastOneSeen()
      throws IOException, InterruptedException {
    var start = reader.latest(TOILETS);
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    List<String> seen;
    try (var stream = stream("?after=" + start + "&publisher=" + publisher.number(), null)) {
      seen = ids(stream, 2);
      catalog.merge(Upload.delta(publisher).row("c", "C"));
      seen.addAll(ids(stream, 1));
    }
    assertThat(seen).hasSize(3).doesNotHaveDuplicates();
    catalog.merge(Upload.delta(publisher).row("d", "D"));
    try (var again = stream("?publisher=" + publisher.number(), seen.get(1))) {
      assertThat(ids(again, 2)).startsWith(seen.get(2)).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatIsOfAnotherEpochIsNamed() {
    var answer = reader.get(CHANGES + "?until=9.1.1").body();
    assertThat(text(answer, "detail")).startsWith("until: 9.1.1");
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void oneClientLeavesStreamsToOthers() throws IOException, InterruptedException {
    var greedy = InetAddress.getByName("127.0.0.9");
    var client = HttpClient.newBuilder().localAddress(greedy).build();
    var open = new ArrayList<InputStream>();
    try {
      for (var i = 0; i < 20; i++) {
        open.add(streamOf(client).body());
      }
      assertThat(streamOf(client).statusCode()).isEqualTo(429);
      var others = streamOf(HttpClient.newHttpClient());
      open.add(others.body());
      assertThat(others.statusCode()).isEqualTo(200);
    } finally {
      for (var stream : open) {
        stream.close();
      }
      client.shutdownNow();
    }
  }

  private HttpResponse<InputStream> streamOf(HttpClient client)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(reader.uri(CHANGES)).header("Accept", "text/event-stream").build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  private BufferedReader stream(String query, @Nullable String lastSeen)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(reader.uri(CHANGES + query)).header("Accept", "text/event-stream");
    if (lastSeen != null) {
      request.header("Last-Event-ID", lastSeen);
    }
    var answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static List<String> ids(BufferedReader stream, int count) throws IOException {
    var ids = new ArrayList<String>();
    while (ids.size() < count) {
      var line = stream.readLine();
      if (line.startsWith("id: ")) {
        ids.add(line.substring(4));
      }
    }
    return ids;
  }
}
