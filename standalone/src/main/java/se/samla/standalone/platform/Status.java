package se.samla.standalone.platform;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.samla.infrastructure.DatabaseAccess;
import se.samla.infrastructure.Ports;

/**
 * How a platform is.
 *
 * @param parts from a part's name to whether it answers
 * @param lags how far each consumer group is behind
 * @param backlog uploads that have not come to their end
 */
public record Status(Map<String, Boolean> parts, List<Lag> lags, List<Backlog> backlog) {

  /**
   * @param data the platform's directory
   */
  public static Status of(Path data) {
    var ports = DataDirectory.portsOf(data);
    return new Status(parts(ports), lags(ports), backlog(data, ports));
  }

  /** Services by their health page, the others by whether somebody listens. */
  private static Map<String, Boolean> parts(PortPlan ports) {
    var parts = new LinkedHashMap<String, Boolean>();
    for (var service : Service.values()) {
      parts.put(service.partName(), Health.isUp(service, ports));
    }
    parts.put("registry", !Ports.isFree(ports.registry()));
    parts.put("kafka", !Ports.isFree(ports.kafka()));
    parts.put("postgresql", !Ports.isFree(ports.postgres()));
    return parts;
  }

  private static List<Lag> lags(PortPlan ports) {
    return Arrays.stream(Service.values())
        .flatMap(service -> Health.metrics(service, ports).map(Lag::in).stream())
        .flatMap(List::stream)
        .toList();
  }

  /** Empty too when the database is away, which the parts tell. */
  private static List<Backlog> backlog(Path data, PortPlan ports) {
    var ingest = Service.INGEST.partName();
    var password = PlatformSecrets.in(data).passwordOf(ingest);
    var url = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/samla";
    try {
      return Backlog.of(new DatabaseAccess(url, ingest, password));
    } catch (SQLException _) {
      return List.of();
    }
  }

  public boolean allUp() {
    return parts.values().stream().allMatch(up -> up);
  }
}
