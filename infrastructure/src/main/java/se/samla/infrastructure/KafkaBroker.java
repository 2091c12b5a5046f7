package se.samla.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Kafka as broker and controller in one, on 127.0.0.1.
 *
 * @param data its data directory; formatted at the first start
 * @param doors more ways in
 * @param settings by Kafka's own names, instead of ours or besides
 */
public record KafkaBroker(
    Path data, int port, int controllerPort, List<Door> doors, Map<String, String> settings)
    implements Part {
  public KafkaBroker {
    doors = List.copyOf(doors);
    settings = Map.copyOf(settings);
  }

  public KafkaBroker(Path data, int port, int controllerPort) {
    this(data, port, controllerPort, List.of(), Map.of());
  }

  /**
   * A listener of its own for those who do not come straight to the broker: it listens on one port
   * and tells them another, where somebody passes on what they send.
   *
   * @param name in capitals
   */
  public record Door(String name, int port, int advertisedPort) {}

  @Override
  public String name() {
    return "kafka";
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Launch launch() {
    var parts = PartsHome.located();
    Directories.create(data);
    write(properties() + given());
    return new Launch(command(parts.built("kafka").resolve("*") + ":" + ownClasses()), Map.of());
  }

  /** {@link KafkaMain} leaves this file when clients are served. */
  @Override
  public boolean isReady() {
    return Files.exists(readyFile());
  }

  private List<String> command(String classPath) {
    var command = new ArrayList<>(List.of(Launch.java(), "-Xms128m", "-Xmx512m"));
    command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(JavaOptions.given());
    command.addAll(
        List.of(
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
    command.addAll(List.of("-cp", classPath, KafkaMain.class.getName()));
    command.addAll(List.of(propertiesFile().toString(), readyFile().toString()));
    return command;
  }

  private static String ownClasses() {
    return Path.of(KafkaMain.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  /** One node: every internal topic has one replica, and few partitions are enough. */
  private String properties() {
    return """
    process.roles=broker,controller
    node.id=1
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d%4$s
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d%5$s
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT%6$s
    inter.broker.listener.name=PLAINTEXT
    controller.listener.names=CONTROLLER
    controller.quorum.voters=1@127.0.0.1:%2$d
    log.dirs=%3$s
    auto.create.topics.enable=false
    group.initial.rebalance.delay.ms=0
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=8
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=8
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    log.segment.bytes=67108864
    log.index.size.max.bytes=1048576
    log.cleaner.dedupe.buffer.size=16777216
    """
        .formatted(
            port,
            controllerPort,
            data.resolve("log"),
            eachDoor(door -> "," + door.name() + "://127.0.0.1:" + door.port()),
            eachDoor(door -> "," + door.name() + "://127.0.0.1:" + door.advertisedPort()),
            eachDoor(door -> "," + door.name() + ":PLAINTEXT"));
  }

  private String eachDoor(Function<Door, String> text) {
    return doors.stream().map(text).collect(Collectors.joining());
  }

  /** What comes later in a file of properties counts. */
  private String given() {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private void write(String properties) {
    try {
      Files.deleteIfExists(readyFile());
      Files.writeString(propertiesFile(), properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path propertiesFile() {
    return data.resolve("server.properties");
  }

  private Path readyFile() {
    return data.resolve("ready");
  }
}
