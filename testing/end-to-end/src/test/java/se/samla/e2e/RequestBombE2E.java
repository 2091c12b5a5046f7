package se.samla.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies that would fill a service: who has no key is refused before the first byte, who has one
 * after a few megabytes, and no heap grows (FAILURES 13).
 */
class RequestBombE2E {
  private static final String DATASET = "badplatser";
  private static final long TEN_GIGABYTES = 10L << 30;
  private static final long FEW = 32L << 20;

  private static final Samla SAMLA = Samla.shared();
  private static final Publisher PUBLISHER = SAMLA.ingest().municipality("2583", DATASET);
  private static final Map<String, String> KEYS =
      Map.of(
          "publisherKey", PUBLISHER.key(),
          "operatorKey", SAMLA.operatorKey(),
          "subscriberKey", SAMLA.notification().subscriber());

  private static final Map<Long, Long> HEAPS = new HashMap<>();

  @BeforeAll
  static void lookAtHeaps() {
    HEAPS.putAll(heaps());
  }

  /** From each service's process to what it holds. */
  private static Map<Long, Long> heaps() {
    return SAMLA.services().names().stream()
        .map(SAMLA.parts()::pidOf)
        .collect(Collectors.toMap(pid -> pid, Heap::liveBytes));
  }

  /** The same processes after all of it, and they hold no more. */
  @AfterAll
  static void heapsAreFlat() {
    var after = heaps();
    assertThat(after).containsOnlyKeys(HEAPS.keySet());
    HEAPS.forEach(
        (pid, before) ->
            assertThat(requireNonNull(after.get(pid)) - before).as("heap").isLessThan(2 * FEW));
  }

  /** What is sent, over and over, to ten gigabytes. */
  enum Bomb {
    GZIP("text/csv", "gzip", "", packed()),
    ENDLESS_LINE("text/csv", "identity", "place_id,name\n", "a".repeat(1 << 16)),
    ENDLESS_QUOTE("text/csv", "identity", "place_id,name\na,\"", "\n".repeat(1 << 16)),
    MILLIONS_OF_COLUMNS("text/csv", "identity", "place_id", ",c".repeat(1 << 15)),
    DEEP_ARRAYS("application/json", "identity", "", "[".repeat(1 << 16)),
    DEEP_OBJECTS("application/json", "identity", "", "{\"a\":".repeat(1 << 14)),
    LONG_STRING("application/json", "identity", "[{\"name\":\"", "a".repeat(1 << 16)),
    LONG_NUMBER("application/json", "identity", "[{\"latitude\":1", "0".repeat(1 << 16)),
    LONG_LINE("application/x-ndjson", "identity", "{\"name\":\"", "a".repeat(1 << 16)),
    NO_WORKBOOK(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "identity",
        "PK\003\004",
        "\0".repeat(1 << 16));

    private final String mediaType;
    private final String encoding;
    private final String start;

    /** Its bytes as ISO 8859-1. */
    private final String repeated;

    Bomb(String mediaType, String encoding, String start, String repeated) {
      this.mediaType = mediaType;
      this.encoding = encoding;
      this.start = start;
      this.repeated = repeated;
    }

    /** A thousand times smaller than what it says. */
    private static String packed() {
      var bomb = HostileValues.gzip("place_id,name\n" + "\n".repeat(32 << 20));
      return new String(bomb, StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isRefusedWithProblemDetailsLongBeforeItsEnd(Bomb bomb) throws Exception {
    var sent = new AtomicLong();

    var answer =
        RawRequest.sentTo(SAMLA.ingest().url(), head(bomb), out -> chunks(bomb, out, sent));

    assertThat(answer.status()).as(answer.toString()).isIn(400, 413);
    assertThat(Complaint.about(answer)).isEmpty();
    assertThat(sent.get()).isLessThan(bomb == Bomb.NO_WORKBOOK ? 6 * FEW : FEW);
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsRefusedUnread() throws Exception {
    var head =
        "POST /v1/datasets/badplatser/uploads HTTP/1.1\r\nHost: samla\r\nContent-Type: text/csv\r\n"
            + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(PUBLISHER.key(), TEN_GIGABYTES);

    var answer = RawRequest.sentTo(SAMLA.ingest().url(), head, _ -> {});

    assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
    assertThat(Complaint.about(answer)).isEmpty();
  }

  /** Not a byte of the body is ever sent: who reads before it asks for the key waits in vain. */
  @ParameterizedTest
  @MethodSource("routesWithABody")
  void whoeverHasNoKeyIsRefusedBeforeTheBodyIsRead(String service, Route route) throws Exception {
    for (var length : List.of("Content-Length: " + TEN_GIGABYTES, "Transfer-Encoding: chunked")) {
      var answer =
          RawRequest.sentTo(
              SAMLA.services().addressOf(service), head(route, "samla_unknown", length), _ -> {});

      assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
      assertThat(Complaint.about(answer)).isEmpty();
    }
  }

  /** What is no file is a small document: nobody with a key fills a service by one. */
  @ParameterizedTest
  @MethodSource("routesWithADocument")
  void aDocumentThatDoesNotEndIsRefused(String service, Route route) throws Exception {
    var sent = new AtomicLong();
    var head =
        head(
            route, requireNonNull(KEYS.get(route.keys().getFirst())), "Transfer-Encoding: chunked");

    var answer =
        RawRequest.sentTo(SAMLA.services().addressOf(service), head, out -> document(out, sent));

    assertThat(answer.status()).as(answer.toString()).isIn(400, 413);
    assertThat(Complaint.about(answer)).isEmpty();
    assertThat(sent.get()).isLessThan(FEW);
  }

  static Stream<Arguments> routesWithABody() {
    return SAMLA.services().documents().entrySet().stream()
        .flatMap(
            document ->
                Route.of(document.getValue()).stream()
                    .filter(route -> !route.keys().isEmpty() && !route.bodies().isEmpty())
                    .map(route -> Arguments.of(document.getKey(), route)));
  }

  static Stream<Arguments> routesWithADocument() {
    return routesWithABody().filter(route -> !isForFiles((Route) route.get()[1]));
  }

  private static boolean isForFiles(Route route) {
    return route.path().endsWith("/uploads") || route.path().endsWith("/{localId}");
  }

  private static String head(Route route, String key, String length) {
    return "%s %s HTTP/1.1\r\nHost: samla\r\nContent-Type: application/json\r\n"
            .formatted(route.method(), pathOf(route))
        + "Authorization: Bearer %s\r\n%s\r\n\r\n".formatted(key, length);
  }

  private static String pathOf(Route route) {
    return route
        .path()
        .replace("{dataset}", DATASET)
        .replace("{id}", "00000000-0000-4000-8000-000000000000")
        .replace("{organisationNumber}", PUBLISHER.organisationNumber())
        .replaceAll("\\{\\w+}", "0180");
  }

  private static String head(Bomb bomb) {
    return """
    POST /v1/datasets/badplatser/uploads HTTP/1.1
    Host: samla
    Authorization: Bearer %s
    Content-Type: %s
    Content-Encoding: %s
    Transfer-Encoding: chunked

    """
        .formatted(PUBLISHER.key(), bomb.mediaType, bomb.encoding)
        .replace("\n", "\r\n");
  }

  private static void chunks(Bomb bomb, OutputStream out, AtomicLong sent) throws IOException {
    if (!bomb.start.isEmpty()) {
      RawRequest.chunk(out, bomb.start);
    }
    var part = bomb.repeated.getBytes(StandardCharsets.ISO_8859_1);
    while (sent.get() < TEN_GIGABYTES) {
      RawRequest.chunk(out, part);
      sent.addAndGet(part.length);
    }
  }

  /** An object with a list of texts in it. */
  private static void document(OutputStream out, AtomicLong sent) throws IOException {
    RawRequest.chunk(out, "{\"columns\":{\"a\":\"b\"},\"datasets\":[\"a\"");
    var texts = ",\"abc\"".repeat(1 << 13);
    while (sent.get() < TEN_GIGABYTES) {
      RawRequest.chunk(out, texts);
      sent.addAndGet(texts.length());
    }
  }
}
