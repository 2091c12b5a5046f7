package se.samla.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.samla.infrastructure.JavaOptions;
import se.samla.infrastructure.Launch;
import se.samla.infrastructure.Part;

/**
 * Kafka Connect, one worker, with the heap and the collector its own start script gives it and the
 * converter of the registry that runs. Its programs are those of {@code testing/connect}.
 *
 * @param data a directory of its own
 * @param registry the root of its Confluent API
 */
record ConnectWorker(Path home, Path data, int port, String kafka, URI registry) implements Part {
  private static final int QUESTION = 2_000;

  @Override
  public String name() {
    return "connect";
  }

  @Override
  public Launch launch() {
    var properties = data.resolve("worker.properties");
    write(properties);
    return new Launch(command(properties), Map.of());
  }

  private List<String> command(Path properties) {
    var command = new ArrayList<>(List.of(Launch.java(), "-Xms256m", "-Xmx2g", "-XX:+UseG1GC"));
    command.addAll(JavaOptions.always());
    command.addAll(
        List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            home.resolve("testing/connect/target/lib") + "/*",
            "org.apache.kafka.connect.cli.ConnectStandalone",
            properties.toString()));
    return command;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public boolean isReady() {
    try {
      var question = (HttpURLConnection) uri().resolve("/connectors").toURL().openConnection();
      question.setReadTimeout(QUESTION);
      return question.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException _) {
      return false;
    }
  }

  private void write(Path file) {
    try {
      Files.createDirectories(data);
      Files.writeString(file, properties());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String properties() {
    return """
    bootstrap.servers=%s
    listeners=http://127.0.0.1:%d
    offset.storage.file.filename=%s
    plugin.discovery=service_load
    consumer.max.poll.records=5000
    consumer.max.partition.fetch.bytes=4194304
    key.converter=org.apache.kafka.connect.storage.StringConverter
    value.converter=io.apicurio.registry.utils.converter.AvroConverter
    value.converter.apicurio.registry.url=%s
    value.converter.apicurio.registry.as-confluent=true
    value.converter.apicurio.registry.use-id=contentId
    """
        .formatted(kafka, port, data.resolve("offsets"), registry.resolve("/apis/registry/v2"));
  }
}
