package se.samla.standalone.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import se.samla.infrastructure.DatabaseAccess;
import se.samla.infrastructure.Part;
import se.samla.infrastructure.PartFailedException;
import se.samla.infrastructure.PartProcess;
import se.samla.infrastructure.Processes;

/**
 * The whole platform as processes of this machine. Each part that ends is started again, until the
 * platform is closed or this JVM ends; no process outlives it.
 */
public final class Platform implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** The first time a service ends it writes down its classes, which takes seconds. */
  private static final Duration GRACE = Duration.ofSeconds(40);

  private final Options options;
  private final DataDirectory data;
  private final Processes processes;
  private final PlatformSecrets secrets;
  private final List<List<Supervised>> stages = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook = new Thread(this::end, "stop-platform");

  private Platform(Options options) {
    this.options = options;
    this.data = DataDirectory.lock(options.data());
    this.processes =
        options.discard() ? Processes.discarding(data.path()) : Processes.keeping(data.path());
    this.secrets = PlatformSecrets.in(data.path());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Returns when all parts and services answer.
   *
   * @throws PlatformException when the directory or a port is in use
   * @throws PartFailedException when a part does not come up; nothing is left running then
   * @throws StoppedException when this JVM is ended meanwhile
   */
  public static Platform start(Options options) {
    var platform = new Platform(options);
    try {
      platform.startAll();
      return platform;
    } catch (RuntimeException e) {
      var stopped = platform.closed.get();
      platform.close();
      throw stopped ? new StoppedException() : e;
    }
  }

  public Urls urls() {
    return Urls.of(options.ports());
  }

  public Path data() {
    return data.path();
  }

  public String operatorKey() {
    return secrets.operatorKey();
  }

  /** PostgreSQL itself, for who measures beside the services. */
  public DatabaseAccess administration() {
    return Parts.of(data, options, secrets).postgres().superuser();
  }

  /** Kafka itself, as its clients find it. */
  public String kafka() {
    return Parts.of(data, options, secrets).kafka().bootstrapServers();
  }

  /** The schema registry itself: the root of its Confluent API. */
  public URI registry() {
    return Parts.of(data, options, secrets).registry().uri();
  }

  /** Every part's process as it runs now, or ran last. */
  public List<ProcessHandle> processes() {
    return stages.stream().flatMap(Collection::stream).map(Supervised::handle).toList();
  }

  /**
   * The process of a part as it runs now.
   *
   * @param part ingest, catalog, notification, registry, kafka or postgresql
   */
  public ProcessHandle processOf(String part) {
    return stages.stream()
        .flatMap(Collection::stream)
        .filter(supervised -> supervised.name().equals(part))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("part: " + part + " (expected: a part)"))
        .handle();
  }

  /**
   * Starts each service once more, as on another machine: same settings, ports of their own. They
   * are named {@code ingest-2} and so on, and nobody starts them again when they end.
   *
   * @return their addresses, when all of them answer
   */
  public Urls startMore(PortPlan others) {
    var parts = Parts.of(data, options, secrets);
    await(start(parts.moreServices(parts.registry(), given(), others)));
    return Urls.of(others);
  }

  /** Ends everything: first the services, then the registry, at last what they stand on. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the JVM is ending, and the hook is running or has run
    }
  }

  /** The registry needs PostgreSQL only, so it comes up beside Kafka. */
  private void startAll() {
    options.ports().requireFree();
    data.use(options.ports());
    var parts = Parts.of(data, options, secrets);
    tell("starting PostgreSQL, Kafka and the schema registry");
    var kafka = start(List.of(parts.kafka()));
    var postgres = start(List.of(parts.postgres()));
    Parts.layOutJars();
    await(postgres);
    var registry = parts.registry();
    await(start(List.of(registry)));
    await(kafka);
    tell("registering topics and schemas");
    Registration.run(parts.kafka().bootstrapServers(), registry.uri());
    tell("starting ingest, catalog and notification");
    await(start(parts.services(registry, given())));
    stages.forEach(stage -> stage.forEach(Supervised::keepUp));
  }

  private Given given() {
    return options.given().with(Map.of("SAMLA_RESTORED", data.restored()));
  }

  /** Starts parts that are ended together, before those that were started earlier. */
  private List<PartProcess> start(List<? extends Part> parts) {
    var stage = parts.stream().map(part -> new Supervised(part, processes, this::tell)).toList();
    add(stage);
    return stage.stream().map(Supervised::start).toList();
  }

  private static void await(List<PartProcess> started) {
    started.forEach(process -> process.awaitReady(PATIENCE));
  }

  private void add(List<Supervised> stage) {
    synchronized (stages) {
      if (closed.get()) {
        throw new StoppedException();
      }
      stages.add(stage);
    }
  }

  private void tell(String line) {
    options.progress().accept(line);
  }

  /** Whoever comes second waits until all is over. */
  private synchronized void end() {
    if (closed.compareAndSet(false, true)) {
      started().reversed().forEach(Platform::end);
      processes.close();
      data.close();
    }
  }

  private List<List<Supervised>> started() {
    synchronized (stages) {
      return List.copyOf(stages);
    }
  }

  private static void end(List<Supervised> stage) {
    stage.forEach(Supervised::askToEnd);
    stage.forEach(part -> part.awaitEnd(GRACE));
  }
}
