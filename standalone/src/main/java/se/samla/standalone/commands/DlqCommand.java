package se.samla.standalone.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Messages that could not be processed: what they are, and once more. */
@Command(
    name = "dlq",
    description = {
      "Messages that could not be processed: which there are, why, and once more.",
      "Send them again when what was wrong is mended; consumers bear a message that comes twice."
    },
    mixinStandardHelpOptions = true)
public final class DlqCommand {

  /** Which topics have some. */
  @Command(name = "list", description = "Tells which topics have dead letters, and how many wait.")
  int list(@Mixin KafkaOption kafka) {
    var all = kafka.deadLetters().list();
    all.forEach(
        b ->
            Terminal.print(
                "%-40s %,8d kept %,8d wait".formatted(b.topic(), b.kept(), b.waiting())));
    if (all.isEmpty()) {
      Terminal.print("no dead letters");
    }
    return 0;
  }

  /** What they are. */
  @Command(name = "show", description = "Prints a topic's dead letters with their cause.")
  int show(
      @Mixin KafkaOption kafka,
      @Parameters(paramLabel = "TOPIC", description = "As `list` names it.") String topic,
      @Option(
              names = "--limit",
              description = "At most so many (default: ${DEFAULT-VALUE}).",
              defaultValue = "100")
          int limit) {
    kafka
        .deadLetters()
        .show(topic, limit)
        .forEach(
            l ->
                Terminal.print(
                    "%s %s %s %,d bytes, key %s: %s"
                        .formatted(
                            l.place(),
                            l.at(),
                            l.waits() ? "waits" : "sent again",
                            l.bytes(),
                            l.key(),
                            l.cause())));
    return 0;
  }

  /** Once more. */
  @Command(name = "redrive", description = "Sends a topic's waiting dead letters to it again.")
  int redrive(
      @Mixin KafkaOption kafka,
      @Parameters(paramLabel = "TOPIC", description = "As `list` names it.") String topic) {
    Terminal.print(kafka.deadLetters().redrive(topic) + " sent to " + topic + " again");
    return 0;
  }
}
