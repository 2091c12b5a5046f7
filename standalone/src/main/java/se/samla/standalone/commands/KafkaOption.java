package se.samla.standalone.commands;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.standalone.platform.DataDirectory;
import se.samla.standalone.platform.PlatformException;
import se.samla.standalone.repairing.DeadLetters;

/** Which broker is meant: the one that is named, or that of a platform. */
final class KafkaOption {
  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = {
        "The broker (default: that of the platform in --data).",
        "What it asks for is told by variables: SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL and so"
            + " on."
      })
  private @Nullable String kafka;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A platform's directory (default: ${DEFAULT-VALUE}).",
      defaultValue = ".samla")
  private Path data = Path.of(".samla");

  DeadLetters deadLetters() {
    return new DeadLetters(
        kafka == null ? KafkaAccess.open(ofPlatform()) : KafkaAccess.of(kafka, System.getenv()));
  }

  private String ofPlatform() {
    if (!DataDirectory.isAt(data)) {
      throw new PlatformException(
          data + ": no data here (expected: made by `samla up`, or --kafka)");
    }
    return DataDirectory.portsOf(data).kafkaBootstrapServers();
  }
}
