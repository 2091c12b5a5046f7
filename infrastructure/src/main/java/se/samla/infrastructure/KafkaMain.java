package se.samla.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's own program: formats an empty data directory, serves, and says when it does. */
final class KafkaMain {
  private KafkaMain() {}

  /**
   * @param args the properties file, and the file to create once clients are served
   */
  public static void main(String[] args) throws Exception {
    var config = new KafkaConfig(read(Path.of(args[0])));
    format(config);
    var server = new KafkaRaftServer(config, Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
    server.startup();
    Files.createFile(Path.of(args[1]));
    server.awaitShutdown();
  }

  private static Properties read(Path file) throws Exception {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    return properties;
  }

  private static void format(KafkaConfig config) throws Exception {
    var directory = config.logDirs().getFirst();
    if (Files.exists(Path.of(directory, "meta.properties"))) {
      return;
    }
    new Formatter()
        .setNodeId(config.nodeId())
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(directory)
        .setMetadataLogDirectory(directory)
        .setControllerListenerName("CONTROLLER")
        .run();
  }
}
