package se.samla.standalone.platform;

import java.net.URI;
import java.util.Locale;

/** The three services, in the order of the way through. */
enum Service {
  INGEST(1),
  CATALOG(2),
  NOTIFICATION(3);

  private final int number;

  Service(int number) {
    this.number = number;
  }

  /** Its name as a part, and of its database role and schema. */
  String partName() {
    return name().toLowerCase(Locale.ROOT);
  }

  int port(PortPlan ports) {
    return ports.base() + number;
  }

  int managementPort(PortPlan ports) {
    return ports.base() + 10 + number;
  }

  URI url(PortPlan ports) {
    return URI.create("http://127.0.0.1:" + port(ports));
  }

  /** Where the build puts the jar that runs, below the checkout. */
  String jar() {
    var module = partName() + "-service";
    return module + "/target/" + module + "-0.1.0-SNAPSHOT-exec.jar";
  }
}
