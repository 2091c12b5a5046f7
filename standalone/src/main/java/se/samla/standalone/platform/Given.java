package se.samla.standalone.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import se.samla.infrastructure.KafkaBroker.Door;

/**
 * What the parts are told besides what the platform tells them.
 *
 * @param environment variables of every service
 * @param detours from a service's name to its way
 */
record Given(Map<String, String> environment, Map<String, Detour> detours) {
  /** What may be said to the launcher as it may to the services. */
  private static final Pattern PASSED_ON =
      Pattern.compile("SAMLA_(WEBHOOK_.+|DATASETS|OTLP_ENDPOINT|LOG_FORMAT)");

  public Given {
    environment = Map.copyOf(environment);
    detours = Map.copyOf(detours);
  }

  static Given toTheLauncher() {
    var given = new HashMap<>(System.getenv());
    given.keySet().removeIf(name -> !PASSED_ON.matcher(name).matches());
    return new Given(given, Map.of());
  }

  Given with(Map<String, String> variables) {
    var all = new HashMap<>(environment);
    all.putAll(variables);
    return new Given(all, detours);
  }

  Given through(Map<String, Detour> ways) {
    return new Given(environment, ways);
  }

  List<Door> doors() {
    return detours.values().stream().map(Detour::kafka).toList();
  }

  /** All that a service is told besides. */
  Map<String, String> of(Service service) {
    var all = new HashMap<String, String>();
    var detour = detours.get(service.partName());
    if (detour != null) {
      all.putAll(detour.variables());
    }
    all.putAll(environment);
    return all;
  }
}
