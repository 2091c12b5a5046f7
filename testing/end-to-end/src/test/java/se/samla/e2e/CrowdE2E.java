package se.samla.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More clients than a service has places for cost it nothing: it refuses, and lives. */
@TestMethodOrder(OrderAnnotation.class)
class CrowdE2E {
  private static final int PLACES = 8;

  private static final Samla SAMLA =
      Samla.start(Map.of("SAMLA_REQUESTS_AT_A_TIME", Integer.toString(PLACES)));

  /** Routes that read a small document, which never ends here. */
  private static final Map<String, String> SLOW =
      Map.of(
          "ingest", "PUT /v1/publishers/2120001272",
          "catalog", "PUT /v1/datasets/badplatser/coverage/0114/not-applicable",
          "notification", "POST /v1/subscribers");

  private static final RawRequest QUESTION = get("/v1/api-info", "application/json");
  private static final RawRequest STREAM =
      get("/v1/datasets/badplatser/changes", "text/event-stream");

  @AfterAll
  static void end() {
    SAMLA.close();
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(strings = {"ingest", "catalog", "notification"})
  void whoeverFindsNoPlaceIsToldAtOnceToComeAgain(String service) throws IOException {
    try (var crowd = new Crowd(SAMLA.services().addressOf(service), slowRequest(service))) {
      var refusal = growUntilRefused(crowd, service, QUESTION);

      assertThat(crowd.size()).isGreaterThanOrEqualTo(PLACES);
      assertThat(refusal.head()).containsIgnoringCase("\r\nRetry-After: 5");
      assertThat(refusal.mediaType()).isEqualTo("application/problem+json");
      assertThat(refusal.json())
          .contains("\"https://samla.se/problems/busy\"", "\"status\":503")
          .contains("\"instance\":\"/v1/api-info\"")
          .contains("requests: too many at a time (expected: at most " + PLACES + ")");
      assertThat(answerToTheEnd(service).status()).as("its body is not waited for").isEqualTo(503);
      assertThat(SAMLA.services().isReady(service)).as("the management port").isTrue();
      assertThat(SAMLA.services().count(service, "samla_requests_refused_total")).isPositive();
    }
    awaitAnAnswerOf(service);
  }

  /** A stream is a request that does not end; of one whose reader went it is heard later. */
  @Order(2)
  @Test
  void streamsOfChangesLeaveHalfOfThePlacesToOthers() throws IOException {
    try (var crowd = new Crowd(SAMLA.services().addressOf("catalog"), streamRequest())) {
      var refusal = growUntilRefused(crowd, "catalog", STREAM);

      assertThat(refusal.json()).contains("streams of changes: " + PLACES / 2 + " are open");
      assertThat(ask("catalog", QUESTION).status()).isEqualTo(200);
    }
    awaitAnAnswerOf("catalog");
  }

  private static RawRequest.Answer growUntilRefused(
      Crowd crowd, String service, RawRequest question) {
    return Awaitility.await()
        .until(
            () -> {
              crowd.grow();
              return ask(service, question);
            },
            answer -> answer.status() == 503);
  }

  private static void awaitAnAnswerOf(String service) {
    Awaitility.await()
        .atMost(PatientClient.PATIENCE)
        .until(() -> ask(service, QUESTION).status() == 200);
  }

  private static RawRequest.Answer ask(String service, RawRequest question) throws IOException {
    return question.sendTo(SAMLA.services().addressOf(service));
  }

  /** Until the service ends the connection. */
  private static RawRequest.Answer answerToTheEnd(String service) throws IOException {
    return RawRequest.sentTo(SAMLA.services().addressOf(service), slowRequest(service), _ -> {});
  }

  private static RawRequest get(String target, String mediaType) {
    return new RawRequest("GET", target, List.of("Accept: " + mediaType), new byte[0]);
  }

  /** The whole of a request that is answered by a stream. */
  private static String streamRequest() {
    return "%s %s HTTP/1.1\r\nHost: samla\r\n%s\r\n\r\n"
        .formatted(STREAM.method(), STREAM.target(), STREAM.headers().getFirst());
  }

  private static String slowRequest(String service) {
    return requireNonNull(SLOW.get(service))
        + " HTTP/1.1\r\nHost: samla\r\nContent-Type: application/json\r\n"
        + "Authorization: Bearer %s\r\nContent-Length: 1000\r\n\r\n{"
            .formatted(SAMLA.operatorKey());
  }
}
