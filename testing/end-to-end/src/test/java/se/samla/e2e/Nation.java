package se.samla.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.PortPlan;

/**
 * A platform of its own whose every link can be cut, towns that go on publishing, and who is told.
 * What gives up a connection that is half-open does so after seconds here, not minutes.
 */
final class Nation implements AutoCloseable {
  private static final List<String> CODES = List.of("0114", "0180", "1280");
  private static final int TOILETS = 30;
  private static final String CITY = "1480";
  private static final int TOILETS_OF_THE_CITY = 1_200;

  private static final Map<String, String> IMPATIENT =
      Map.of(
          "SAMLA_DATABASE_SOCKET_TIMEOUT", "10",
          "SAMLA_DATABASE_CONNECTION_TIMEOUT", "3000",
          "SAMLA_KAFKA_REQUEST_TIMEOUT_MS", "10000",
          "SAMLA_KAFKA_SESSION_TIMEOUT_MS", "6000",
          "SAMLA_WEBHOOK_CONNECT_TIMEOUT", "2s",
          "SAMLA_WEBHOOK_DEADLINE", "4s",
          "SAMLA_WEBHOOK_RESOLVE_TIMEOUT", "2s",
          "SAMLA_WEBHOOK_LEASE", "8s",
          "SAMLA_WEBHOOK_RETRIES", String.join(",", Collections.nCopies(300, "1s")));

  private final Samla samla;
  private final Links links;
  private final List<Town> towns;
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final Invariants invariants;

  /** Webhooks to those that have unsubscribed. */
  private int gone;

  private Nation(Samla samla, Links links, long seed) {
    this.samla = samla;
    this.links = links;
    this.towns =
        IntStream.range(0, CODES.size())
            .mapToObj(i -> new Town(samla, CODES.get(i), seed + i, TOILETS))
            .collect(Collectors.toCollection(ArrayList::new));
    towns.add(new Town(samla, CITY, seed - 1, TOILETS_OF_THE_CITY));
    this.invariants = new Invariants(samla, Town.DATASET);
  }

  /** In a directory that goes with it. */
  static Nation start(long seed) {
    return start(seed, Options.fresh(PortPlan.free()));
  }

  /** With its data in a directory that stays. */
  static Nation startOn(Path data) {
    return start(0, Options.in(data, PortPlan.free()));
  }

  /** With one who is told of all over a link, and one who is told of one town. */
  private static Nation start(long seed, Options options) {
    var all = Witness.start();
    var links = Links.of(options.ports(), all.url().getPort());
    var samla = Samla.start(options.with(IMPATIENT).through(links.detours()));
    var nation = new Nation(samla, links, seed);
    var way = URI.create("http://127.0.0.1:" + links.get(Links.SUBSCRIBER).port() + "/webhooks");
    nation.subscribers.add(Subscriber.of(samla, all, way, Set.of(), "beginning"));
    var one = nation.towns.getFirst().organisationNumber();
    var its = Witness.start();
    nation.subscribers.add(Subscriber.of(samla, its, its.url(), Set.of(one), "beginning"));
    return nation;
  }

  Samla samla() {
    return samla;
  }

  Links links() {
    return links;
  }

  /** A municipality with so many rows that they travel in batches. */
  Town city() {
    return towns.getLast();
  }

  /** Where who is told of all is told. */
  Inbox inbox() {
    return subscribers.getFirst().witness().inbox();
  }

  Subscription subscription() {
    return subscribers.getFirst().subscription();
  }

  /** One more, who is told of all from now on. */
  Subscriber subscribe() {
    var subscriber = Subscriber.fromNow(samla);
    subscribers.add(subscriber);
    return subscriber;
  }

  void unsubscribe(Subscriber subscriber) {
    subscribers.remove(subscriber);
    samla.notification().unsubscribe(subscriber.subscription());
    subscriber.close();
    gone += subscriber.witness().deliveries();
  }

  /** All towns publish while this happens, and once more when it is over. */
  void publishThrough(Runnable trouble) {
    var over = new AtomicBoolean();
    try (var clients = Executors.newFixedThreadPool(towns.size())) {
      var publishing = towns.stream().map(town -> publishing(clients, town, over)).toList();
      try {
        trouble.run();
      } finally {
        over.set(true);
      }
      publishing.forEach(Nation::ended);
    }
  }

  private static Future<?> publishing(ExecutorService clients, Town town, AtomicBoolean over) {
    return clients.submit(
        () -> {
          while (!over.get()) {
            town.publish();
          }
          town.publish();
        });
  }

  private static void ended(Future<?> client) {
    try {
      client.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What must hold whenever nobody publishes. */
  void check() {
    var expected = new TreeMap<String, String>();
    towns.forEach(town -> expected.putAll(town.held()));
    invariants.check(expected, subscribers, towns.stream().map(Town::publisher).toList());
  }

  /** What was done here so far. */
  Tally tally() {
    return new Tally(
        towns.stream().mapToInt(Town::uploads).sum(),
        towns.stream().mapToLong(Town::rows).sum(),
        subscribers.getFirst().witness().count(),
        gone + subscribers.stream().mapToInt(s -> s.witness().deliveries()).sum(),
        invariants.checked(),
        towns.stream().map(Town::longest).max(Duration::compareTo).orElse(Duration.ZERO));
  }

  @Override
  public void close() {
    samla.close();
    links.close();
    subscribers.forEach(Subscriber::close);
  }
}
