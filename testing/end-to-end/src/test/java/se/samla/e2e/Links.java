package se.samla.e2e;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import se.samla.infrastructure.KafkaBroker.Door;
import se.samla.infrastructure.Ports;
import se.samla.standalone.platform.Detour;
import se.samla.standalone.platform.PortPlan;

/** A link from each service to each part it stands on, and to a subscriber. */
final class Links implements AutoCloseable {
  static final List<String> SERVICES = List.of("ingest", "catalog", "notification");
  static final String SUBSCRIBER = "notification → subscriber";

  private final Map<String, Link> all = new TreeMap<>();
  private final Map<String, Detour> detours = new HashMap<>();

  /**
   * @param subscriber where it listens
   */
  static Links of(PortPlan ports, int subscriber) {
    var links = new Links();
    var door = Ports.freeRow(SERVICES.size());
    for (var service : SERVICES) {
      links.add(service, door++, ports);
    }
    links.all.put(SUBSCRIBER, Link.to(subscriber));
    return links;
  }

  private void add(String service, int door, PortPlan ports) {
    var kafka = add(service + " → kafka", door);
    var postgres = add(service + " → postgresql", ports.postgres());
    var registry = add(service + " → registry", ports.registry());
    var listener = new Door(service.toUpperCase(Locale.ROOT), door, kafka);
    detours.put(service, new Detour(listener, postgres, registry));
  }

  private int add(String name, int target) {
    var link = Link.to(target);
    all.put(name, link);
    return link.port();
  }

  Map<String, Detour> detours() {
    return detours;
  }

  /** Such as {@code ingest → kafka}. */
  Link get(String name) {
    return requireNonNull(all.get(name), name);
  }

  List<String> names() {
    return List.copyOf(all.keySet());
  }

  /** From every service to a part. */
  void allTo(String part, Link.State state) {
    SERVICES.forEach(service -> get(service + " → " + part).become(state));
  }

  @Override
  public void close() {
    all.values().forEach(Link::close);
  }
}
