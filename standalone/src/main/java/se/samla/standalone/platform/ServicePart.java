package se.samla.standalone.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.samla.infrastructure.JavaOptions;
import se.samla.infrastructure.Launch;
import se.samla.infrastructure.Part;
import se.samla.infrastructure.SharedClasses;

/**
 * A service, from the same jar as in production.
 *
 * @param home the checkout with the built jars
 * @param environment the service's variables, secrets among them
 */
record ServicePart(
    String name, Service service, Path home, PortPlan ports, Map<String, String> environment)
    implements Part {
  @Override
  public Launch launch() {
    var jar = new ExtractedJar(home.resolve(service.jar())).ready();
    return new Launch(command(jar), environment);
  }

  private static List<String> command(Path jar) {
    var command = new ArrayList<>(List.of(Launch.java(), "-Xms64m", "-Xmx512m"));
    command.addAll(List.of("-XX:+UseSerialGC", "-Duser.timezone=UTC"));
    command.addAll(SharedClasses.of(jar));
    command.addAll(JavaOptions.given());
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  @Override
  public boolean isReady() {
    return Health.isUp(service, ports);
  }
}
