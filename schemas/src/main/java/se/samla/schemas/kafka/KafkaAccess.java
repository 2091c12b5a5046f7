package se.samla.schemas.kafka;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How a program that is no Spring application reaches Kafka: as the services do, by the same
 * variables. {@code SPRING_KAFKA_PROPERTIES_SASL_MECHANISM} is what Kafka calls {@code
 * sasl.mechanism}, and so on for every setting of its clients.
 *
 * @param brokers where they are, {@code host:port,…}
 * @param settings what clients are told besides, by Kafka's own names; secrets among them
 */
public record KafkaAccess(String brokers, Map<String, String> settings) {
  private static final String PREFIX = "SPRING_KAFKA_PROPERTIES_";

  public KafkaAccess {
    settings = Map.copyOf(settings);
  }

  /** To brokers that ask for nothing. */
  public static KafkaAccess open(String brokers) {
    return new KafkaAccess(brokers, Map.of());
  }

  /** To brokers that ask for what these environment variables tell. */
  public static KafkaAccess of(String brokers, Map<String, String> environment) {
    var settings = new HashMap<String, String>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            settings.put(setting(name), value);
          }
        });
    return new KafkaAccess(brokers, settings);
  }

  /** What an admin client is told. */
  public Map<String, Object> client() {
    return client(Map.of());
  }

  /**
   * What a client is told.
   *
   * @param own what it needs itself, by Kafka's names; goes before everything else
   */
  public Map<String, Object> client(Map<String, ?> own) {
    var all = new HashMap<String, Object>(settings);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers);
    all.putAll(own);
    return all;
  }

  private static String setting(String variable) {
    return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** Without the settings, since this may end up in a log. */
  @Override
  public String toString() {
    return brokers;
  }
}
