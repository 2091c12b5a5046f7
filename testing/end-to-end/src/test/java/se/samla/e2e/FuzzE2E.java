package se.samla.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every route of the three OpenAPI documents, with what they do not permit: never an error of ours,
 * every refusal with problem details, none that tells of our insides. {@code -Dsamla.seed=} repeats
 * a run, {@code -Dsamla.fuzz.requests=} and {@code -Dsamla.fuzz.seconds=} prolong it.
 */
class FuzzE2E {
  private static final long SEED = Long.getLong("samla.seed", 1_862);
  private static final int TIMES_EACH = Integer.getInteger("samla.fuzz.requests", 25);
  private static final Duration LONGEST =
      Duration.ofSeconds(Integer.getInteger("samla.fuzz.seconds", 18));
  private static final String DATASET = "badplatser";
  private static final String CODE = "2580";

  private final Samla samla = Samla.shared();
  private final Sink sink = Sink.start();
  private final Subscription subscription = samla.notification().subscribe(sink.url(), DATASET);
  private final Publisher publisher = samla.ingest().municipality(CODE, DATASET);
  private Map<String, Long> processes = Map.of();

  @BeforeEach
  void processesRun() {
    processes =
        samla.services().names().stream().collect(Collectors.toMap(s -> s, samla.parts()::pidOf));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "catalog", "notification"})
  void nothingThatIsSentBreaksAServiceOrLooksInside(String service) {
    System.out.printf("fuzzing %s, seed %d%n", service, SEED);
    var routes = Route.of(requireNonNull(samla.services().documents().get(service)));
    assertThat(routes).hasSizeGreaterThan(10);

    assertThat(fuzzing(service).complaints(routes, TIMES_EACH, LONGEST)).isEmpty();
  }

  /** No process ended on the way, and an honest publisher is served. */
  @AfterEach
  void allIsWell() {
    sink.close();
    processes.forEach(
        (service, pid) -> assertThat(samla.parts().pidOf(service)).as(service).isEqualTo(pid));
    var honest = samla.ingest().municipality("2581", DATASET);
    assertThat(samla.ingest().putAndWait(honest, DATASET, "p1", place()).get("status").asString())
        .isEqualTo("merged");
  }

  private Fuzzing fuzzing(String service) {
    return new Fuzzing(
        samla.services().addressOf(service), known(service), keys(), new HostileValues(SEED));
  }

  /** What exists: half of what is sent must find something. */
  private Map<String, String> known(String service) {
    var known = new TreeMap<>(Map.of("dataset", DATASET));
    known.put("organisationNumber", publisher.organisationNumber());
    known.put("member", CODE);
    known.put("publisher", publisher.organisationNumber());
    known.put("municipality", CODE);
    var upload = samla.ingest().putAndWait(publisher, DATASET, "p1", place());
    known.put("localId", "p1");
    known.put("recordId", publisher.organisationNumber() + ".p1");
    known.put("id", upload.get("id").asString());
    if (service.equals("notification")) {
      known.put("id", subscription.id());
    }
    return known;
  }

  private static Map<String, ?> place() {
    return Map.of("place_id", "p1", "name", "Udden", "latitude", 65.58, "longitude", 22.15);
  }

  private Map<String, String> keys() {
    return Map.of(
        "operatorKey", samla.operatorKey(),
        "publisherKey", publisher.key(),
        "subscriberKey", subscription.key());
  }
}
