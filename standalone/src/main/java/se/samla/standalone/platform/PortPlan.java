package se.samla.standalone.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import se.samla.infrastructure.Ports;

/** Every port of the platform, as distances from one base. */
public record PortPlan(int base) {
  public static final PortPlan DEFAULT = new PortPlan(8100);
  private static final int LENGTH = 15;

  public PortPlan {
    if (base < 1 || base > 65_535 - LENGTH) {
      throw new IllegalArgumentException(
          "port base: " + base + " (expected: 1 to " + (65_535 - LENGTH) + ")");
    }
  }

  /** Ports that nobody listens on at this moment. */
  public static PortPlan free() {
    return new PortPlan(Ports.freeRow(LENGTH));
  }

  public int registry() {
    return base + 4;
  }

  int kafka() {
    return base + 5;
  }

  /** Where Kafka is found on this machine. */
  public String kafkaBootstrapServers() {
    return "127.0.0.1:" + kafka();
  }

  int kafkaController() {
    return base + 6;
  }

  public int postgres() {
    return base + 7;
  }

  int registryManagement() {
    return base + 14;
  }

  /** All of them, each with the part that listens on it. */
  Map<Integer, String> all() {
    var all = new LinkedHashMap<Integer, String>();
    for (var service : Service.values()) {
      all.put(service.port(this), service.partName());
      all.put(service.managementPort(this), service.partName() + " management");
    }
    all.put(registry(), "registry");
    all.put(registryManagement(), "registry management");
    all.put(kafka(), "kafka");
    all.put(kafkaController(), "kafka controller");
    all.put(postgres(), "postgresql");
    return all;
  }

  /**
   * @throws PlatformException that names the first port in use
   */
  void requireFree() {
    all()
        .forEach(
            (port, part) -> {
              if (!Ports.isFree(port)) {
                throw new PlatformException(
                    "port %d is in use, and %s needs it (expected: free, or another --port-base)"
                        .formatted(port, part));
              }
            });
  }
}
