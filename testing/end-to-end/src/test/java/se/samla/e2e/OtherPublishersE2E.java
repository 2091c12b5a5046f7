package se.samla.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nobody acts for another, and nobody learns what another has: every route of the three documents
 * that wants a key, with every key that is not the right one (FAILURES 26).
 */
class OtherPublishersE2E {
  private static final String DATASET = "badplatser";
  private static final String SECRET = "Hemliga badet";
  private static final Samla SAMLA = Samla.shared();
  private static final Sink SINK = Sink.start();
  private static final Publisher OWNER = SAMLA.ingest().municipality("2514", DATASET);
  private static final String HELD = held();
  private static final Subscription SUBSCRIPTION =
      SAMLA.notification().subscribe(SINK.url(), DATASET);

  /** Whoever calls without being the owner: by the kind of the key. */
  private static final Map<String, String> STRANGERS =
      Map.of(
          "publisherKey", SAMLA.ingest().municipality("2518", DATASET).key(),
          "publisherKey of another dataset",
              SAMLA.ingest().municipality("2523", Town.DATASET).key(),
          "subscriberKey", SAMLA.notification().subscriber(),
          "operatorKey", SAMLA.operatorKey(),
          "ownerKey", OWNER.key(),
          "nobody's key", "samla_unknown");

  @AfterAll
  static void nothingHasChanged() {
    SINK.close();
    assertThat(SAMLA.ingest().upload(OWNER, HELD).get("status").asString()).isEqualTo("held");
    assertThat(SAMLA.ingest().uploads(OWNER)).hasSize(2);
    assertThat(SAMLA.notification().subscription(SUBSCRIPTION).get("status").asString())
        .isEqualTo("active");
    assertThat(SAMLA.notification().subscription(SUBSCRIPTION).get("url").asString())
        .isEqualTo(SINK.url().toString());
    var path = "/v1/datasets/badplatser/records?publisher=" + OWNER.organisationNumber();
    assertThat(SAMLA.catalog().all(path, "records")).hasSize(12);
  }

  /** A held upload with something in it that nobody else may see. */
  private static String held() {
    SAMLA.ingest().upload(OWNER, DATASET, "text/csv", file(12, "Öppna badet"));
    var held = SAMLA.ingest().upload(OWNER, DATASET, "text/csv", file(1, SECRET));
    assertThat(held.get("status").asString()).isEqualTo("held");
    return held.get("id").asString();
  }

  private static String file(int places, String name) {
    var file = new StringBuilder("place_id;name;latitude;longitude\n");
    for (var i = 0; i < places; i++) {
      file.append("hemlig-%d;%s;65,%04d;22,%04d\n".formatted(i, name, i, i));
    }
    return file.toString();
  }

  @ParameterizedTest
  @MethodSource("routesAndStrangers")
  void isRefusedAndToldNothing(String service, Route route, String stranger) throws Exception {
    var key = requireNonNull(STRANGERS.get(stranger));

    var answer = ask(service, route, targetOf(route, service, OWNER.organisationNumber()), key);

    assertThat(answer.status()).as(answer.toString()).isIn(401, 403, 404);
    assertThat(answer.status() == 401)
        .as(answer.toString())
        .isEqualTo(isUnknown(service, route, stranger));
    assertThat(Complaint.about(answer)).isEmpty();
    assertThat(answer.body()).doesNotContain(SECRET, "Kommun 2514");
    assertThat(answer.body())
        .as("no other answer for what does not exist")
        .isEqualTo(blank(service, route, key));
  }

  /** What a list shows is one's own. */
  @Test
  void listsShowOnesOwnOnly() throws Exception {
    var uploads =
        SAMLA
            .services()
            .ask(
                "ingest",
                "GET",
                "/v1/uploads",
                requireNonNull(STRANGERS.get("publisherKey")),
                Map.of());
    assertThat(uploads.json()).contains("\"uploads\":[]");
    var subscriptions =
        SAMLA
            .services()
            .ask(
                "notification",
                "GET",
                "/v1/subscriptions",
                requireNonNull(STRANGERS.get("subscriberKey")),
                Map.of());
    assertThat(subscriptions.json()).contains("\"subscriptions\":[]");
  }

  /** A local id of another is an id of one's own: what is written under it is another thing. */
  @Test
  void theSameLocalIdIsAnotherThing() {
    var stranger = SAMLA.ingest().municipality("2560", DATASET);

    SAMLA
        .ingest()
        .putAndWait(
            stranger,
            DATASET,
            "hemlig-0",
            Map.of("name", "Mitt", "latitude", 65.5, "longitude", 22.1));

    var path = "/v1/datasets/badplatser/records?publisher=";
    assertThat(SAMLA.catalog().all(path + stranger.organisationNumber(), "records")).hasSize(1);
    assertThat(SAMLA.catalog().all(path + OWNER.organisationNumber(), "records"))
        .allMatch(record -> record.at("/content/name").asString().equals("Öppna badet"));
  }

  static Stream<Arguments> routesAndStrangers() {
    return SAMLA.services().documents().entrySet().stream()
        .flatMap(
            document ->
                Route.of(document.getValue()).stream()
                    .filter(route -> !route.keys().isEmpty())
                    .flatMap(
                        route ->
                            STRANGERS.keySet().stream()
                                .sorted()
                                .filter(stranger -> isStrange(route, stranger))
                                .map(s -> Arguments.of(document.getKey(), route, s))));
  }

  /** Operators see everything, publishers their own; a list without an id is one's own. */
  private static boolean isStrange(Route route, String stranger) {
    return switch (stranger) {
      case "operatorKey" -> !route.keys().contains("operatorKey");
      case "ownerKey" -> !route.keys().contains("publisherKey");
      case "publisherKey" -> !route.keys().contains("publisherKey") || namesSomebody(route);
      case "publisherKey of another dataset" ->
          !route.keys().contains("publisherKey") || !route.path().endsWith("/v1/uploads");
      case "subscriberKey" -> !route.keys().contains("subscriberKey") || namesSomebody(route);
      default -> true;
    };
  }

  private static boolean namesSomebody(Route route) {
    return route.path().contains("{id}") || route.path().contains("{organisationNumber}");
  }

  /** Ingest says of a key of another kind that it is one; the others know their own kind only. */
  private static boolean isUnknown(String service, Route route, String stranger) {
    return switch (service) {
      case "ingest" -> List.of("nobody's key", "subscriberKey").contains(stranger);
      case "notification" -> !route.keys().contains(stranger);
      default -> !stranger.equals("operatorKey");
    };
  }

  /** The answer about something that is not there, in the words of the one that is. */
  private static String blank(String service, Route route, String key) throws IOException {
    var target = targetOf(route, service, OWNER.organisationNumber());
    var nothing = UUID.randomUUID().toString();
    var other = target.replace(HELD, nothing).replace(SUBSCRIPTION.id(), nothing);
    return ask(service, route, other, key)
        .body()
        .replace(nothing, service.equals("notification") ? SUBSCRIPTION.id() : HELD);
  }

  private static RawRequest.Answer ask(String service, Route route, String target, String key)
      throws IOException {
    var type = route.bodies().keySet().stream().findFirst().orElse("application/json");
    var body = route.bodies().getOrDefault(type, "");
    return new RawRequest(
            route.method(),
            target,
            List.of("Authorization: Bearer " + key, "Content-Type: " + type),
            body.getBytes(StandardCharsets.UTF_8))
        .sendTo(SAMLA.services().addressOf(service));
  }

  private static String targetOf(Route route, String service, String organisationNumber) {
    return route
        .path()
        .replace("{dataset}", DATASET)
        .replace("{organisationNumber}", organisationNumber)
        .replace("{recordId}", organisationNumber + ".hemlig-0")
        .replace("{localId}", "hemlig-0")
        .replace("{member}", "2514")
        .replace("{key}", "AAAAAAAAAAA")
        .replace("{id}", service.equals("notification") ? SUBSCRIPTION.id() : HELD);
  }
}
