package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.BATHING_PLACES;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators decide here is kept with who and why. */
@CatalogTest
class OperatorsDecisionsIT {
  private static final String REBUILD = "/v1/datasets/" + TOILETS + "/rebuild";
  private static final String MARK =
      "/v1/datasets/" + BATHING_PLACES + "/coverage/0126/not-applicable";

  @Autowired private CatalogReader reader;
  @Autowired private JdbcClient jdbc;

  @Test
  void aRebuildIsKeptWithWhoAndWhy() throws IOException, InterruptedException {
    assertThat(send("POST", REBUILD, because("new rules")).statusCode()).isEqualTo(200);

    assertThat(decisionsOn(TOILETS)).endsWith("null rebuilt anna new rules");
  }

  @Test
  void whomNothingIsExpectedOfIsKeptWithWhoAndWhyAndSoIsTheEnd()
      throws IOException, InterruptedException {
    assertThat(send("PUT", MARK, because("no lake")).statusCode()).isEqualTo(204);
    var end = send("DELETE", MARK + "?reason=a%20lake", BodyPublishers.noBody());

    assertThat(end.statusCode()).isEqualTo(204);
    assertThat(decisionsOn(BATHING_PLACES))
        .containsSubsequence("0126 not applicable anna no lake", "0126 applicable anna a lake");
  }

  @Test
  void nothingIsDecidedWithoutAReason() throws IOException, InterruptedException {
    var before = decisionsOn(BATHING_PLACES).size();
    refused(send("POST", REBUILD.replace(TOILETS, BATHING_PLACES), BodyPublishers.noBody()));
    refused(send("PUT", MARK, because(" ")));
    refused(send("DELETE", MARK, BodyPublishers.noBody()));

    assertThat(decisionsOn(BATHING_PLACES)).hasSize(before);
  }

  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("reason: ", "(expected: why, 1 to 500 characters)");
  }

  private static BodyPublisher because(String reason) {
    return BodyPublishers.ofString("{\"reason\":\"" + reason + "\"}");
  }

  private HttpResponse<String> send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(reader.uri(path))
            .header("Authorization", "Bearer " + RealParts.OPERATOR_KEY)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private List<String> decisionsOn(String dataset) {
    return jdbc.sql(
            """
            SELECT format('%s %s %s %s', coalesce(member, 'null'), what, decided_by, reason)
            FROM decision WHERE dataset = :dataset ORDER BY id
            """)
        .param("dataset", dataset)
        .query(String.class)
        .list();
  }
}
