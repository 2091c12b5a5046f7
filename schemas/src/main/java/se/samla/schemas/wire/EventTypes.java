package se.samla.schemas.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;
import se.samla.events.UploadReceived;
import se.samla.schemas.topics.Topics;

/** The events of ours by full name; nothing else is ever made of a message's bytes. */
final class EventTypes {
  private static final Map<String, Schema> BY_NAME =
      Topics.EVENTS.values().stream()
          .flatMap(List::stream)
          .collect(Collectors.toMap(Schema::getFullName, Function.identity(), (same, _) -> same));

  static {
    trustOurPackage();
  }

  private EventTypes() {}

  /**
   * The schema that this process knows for an event.
   *
   * @throws UndecodableMessageException when the writer's schema is no event of ours
   */
  static Schema readerOf(Schema writer) {
    var reader = BY_NAME.get(writer.getFullName());
    if (reader == null) {
      throw new UndecodableMessageException(
          "type: " + writer.getFullName() + " (expected: an event of ours)", null);
    }
    return reader;
  }

  /** Since 1.12.2 Avro makes objects only of classes that it was told to trust. */
  private static void trustOurPackage() {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.getPackage().equals(UploadReceived.class.getPackage())));
  }
}
