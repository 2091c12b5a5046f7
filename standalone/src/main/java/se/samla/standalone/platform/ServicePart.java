package se.samla.standalone.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import se.samla.infrastructure.Launch;
import se.samla.infrastructure.Part;
import se.samla.infrastructure.PartFailedException;

/**
 * A service, from the same jar as in production.
 *
 * @param home the checkout with the built jars
 * @param environment the service's variables, secrets among them
 */
record ServicePart(Service service, Path home, PortPlan ports, Map<String, String> environment)
    implements Part {
  @Override
  public String name() {
    return service.partName();
  }

  @Override
  public Launch launch() {
    var jar = home.resolve(service.jar());
    if (Files.notExists(jar)) {
      throw new PartFailedException(
          jar
              + " is missing (expected: built by `mvn -DskipTests -pl "
              + module()
              + " -am package`)");
    }
    return new Launch(
        List.of(
            Launch.java(),
            "-Xms64m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Duser.timezone=UTC",
            "-jar",
            jar.toString()),
        environment);
  }

  private String module() {
    return service.partName() + "-service";
  }

  @Override
  public boolean isReady() {
    return Health.isUp(service, ports);
  }
}
