package se.samla.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;
import se.samla.standalone.platform.Urls;

/**
 * A running platform: a client of each service for those who use it, and for those who run it its
 * services, the parts that run here and their database.
 */
final class Samla implements AutoCloseable {
  /** Null when it was there before. */
  private final @Nullable Platform started;

  private final Address address;
  private final PatientClient http = new PatientClient();
  private final IngestClient ingest;
  private final CatalogClient catalog;
  private final NotificationClient notification;
  private final Services services;

  private Samla(@Nullable Platform started, Address address) {
    var urls = address.urls();
    this.started = started;
    this.address = address;
    this.ingest = new IngestClient(http, urls.ingest(), address.operatorKey());
    this.catalog = new CatalogClient(http, urls.catalog());
    this.notification = new NotificationClient(http, urls.notification(), address.operatorKey());
    this.services = new Services(http, urls);
  }

  /** One for all tests that leave it as it is; ends with this JVM. */
  static Samla shared() {
    return Shared.SAMLA;
  }

  private static final class Shared {
    private static final Samla SAMLA = Address.given().map(Samla::at).orElseGet(Samla::start);
  }

  /** One that somebody else has started, and ends. */
  static Samla at(Address there) {
    return new Samla(null, there);
  }

  static Samla start() {
    return start(Map.of());
  }

  /** With these variables of the services besides. */
  static Samla start(Map<String, String> environment) {
    return start(Options.fresh(PortPlan.free()).with(environment));
  }

  static Samla start(Options options) {
    var platform = Platform.start(options);
    return new Samla(platform, Address.of(platform));
  }

  /** The same platform by other addresses, such as those of a load balancer. */
  Samla by(Urls others) {
    return new Samla(started, address.by(others));
  }

  /** Each service once more, as on another machine; nobody starts these again when they end. */
  Urls startMore() {
    return platform().startMore(PortPlan.free());
  }

  IngestClient ingest() {
    return ingest;
  }

  CatalogClient catalog() {
    return catalog;
  }

  NotificationClient notification() {
    return notification;
  }

  Services services() {
    return services;
  }

  Parts parts() {
    return new Parts(platform(), services);
  }

  Database database() {
    return new Database(platform().administration());
  }

  String operatorKey() {
    return address.operatorKey();
  }

  /** Kafka, as its clients find it. */
  String kafka() {
    return address.kafka();
  }

  /** The root of the registry's Confluent API. */
  URI registry() {
    return address.registry();
  }

  /** From a topic of dead letters to how many it has, for those that have some. */
  Map<String, Long> deadLetters() {
    return DeadLetterTopics.of(address.kafka());
  }

  /** The directory of all that the platform keeps. */
  Path data() {
    return platform().data();
  }

  /** Whoever needs the processes themselves is skipped where they run elsewhere. */
  private Platform platform() {
    assumeTrue(started != null, "skipped: the platform runs elsewhere, as do its processes");
    return Objects.requireNonNull(started);
  }

  @Override
  public void close() {
    http.close();
    if (started != null) {
      started.close();
    }
  }
}
