package se.samla.schemas.topics;

import org.apache.avro.Schema;

/** Registry subjects: TopicRecordName where a topic carries several types, else TopicName. */
public final class Subjects {
  private Subjects() {}

  public static String ofEvent(String topic, Schema event) {
    return Topics.withOneType(topic) ? ofValue(topic) : topic + "-" + event.getFullName();
  }

  /** The subject of a topic with one type, such as a national dataset's. */
  public static String ofValue(String topic) {
    return topic + "-value";
  }
}
