package se.samla.notification.subscribing;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param keys {@code name:sha256 in hex, …} of the operators' keys
 */
@ConfigurationProperties("samla.operators")
record OperatorSettings(String keys) {
  OperatorSettings {
    parse(keys);
  }

  /** SHA-256 of each operator's key. */
  Map<String, byte[]> hashes() {
    return parse(keys);
  }

  private static Map<String, byte[]> parse(String keys) {
    return Arrays.stream(keys.split(","))
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .map(OperatorSettings::pair)
        .collect(Collectors.toMap(pair -> pair[0], pair -> HexFormat.of().parseHex(pair[1])));
  }

  private static String[] pair(String key) {
    var pair = key.split(":", 2);
    if (pair.length != 2 || !pair[1].matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException(
          "samla.operators.keys: " + pair[0] + " (expected: name:sha256 in hex)");
    }
    return pair;
  }
}
