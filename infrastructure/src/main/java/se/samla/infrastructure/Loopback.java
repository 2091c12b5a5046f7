package se.samla.infrastructure;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.Objects;
import java.util.stream.Stream;

/** Publishes a container's ports, each on a free one, for this machine alone. */
final class Loopback {
  private Loopback() {}

  /** Testcontainers names no address, which is every address to the engine. */
  static void publish(CreateContainerCmd container) {
    var bindings = Stream.of(container.getExposedPorts()).map(Loopback::binding).toList();
    Objects.requireNonNull(container.getHostConfig()).withPortBindings(bindings);
  }

  private static PortBinding binding(ExposedPort port) {
    return new PortBinding(Ports.Binding.bindIp("127.0.0.1"), port);
  }
}
