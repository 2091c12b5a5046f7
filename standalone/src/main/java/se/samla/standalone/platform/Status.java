package se.samla.standalone.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import se.samla.infrastructure.Ports;

/**
 * Which parts answer.
 *
 * @param parts from a part's name to whether it does
 */
public record Status(Map<String, Boolean> parts) {
  /** Services by their health page, the others by whether somebody listens. */
  public static Status of(PortPlan ports) {
    var parts = new LinkedHashMap<String, Boolean>();
    for (var service : Service.values()) {
      parts.put(service.partName(), Health.isUp(service, ports));
    }
    parts.put("registry", !Ports.isFree(ports.registry()));
    parts.put("kafka", !Ports.isFree(ports.kafka()));
    parts.put("postgresql", !Ports.isFree(ports.postgres()));
    return new Status(parts);
  }

  public boolean allUp() {
    return parts.values().stream().allMatch(up -> up);
  }
}
