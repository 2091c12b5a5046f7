package se.samla.ingest.publishers;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.samla.ingest.IngestSettings;

/** The operators' keys, from {@code SAMLA_OPERATOR_KEYS=name:sha256,…}. */
@Component
class OperatorKeys {
  private final Map<String, byte[]> hashes = new LinkedHashMap<>();

  OperatorKeys(IngestSettings settings) {
    Stream.of(settings.operatorKeys().split(","))
        .map(String::strip)
        .filter(e -> !e.isEmpty())
        .forEach(this::add);
  }

  private void add(String entry) {
    var parts = entry.split(":", 2);
    if (parts.length != 2 || !parts[1].matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException(
          "SAMLA_OPERATOR_KEYS: " + parts[0] + " (expected: name:sha256 in hex, comma-separated)");
    }
    hashes.put(parts[0], HexFormat.of().parseHex(parts[1]));
  }

  /** Whose key it is. All keys are compared, whichever matches. */
  Optional<Operator> find(String key) {
    return hashes.entrySet().stream()
        .filter(e -> Keys.matches(key, e.getValue()))
        .reduce((first, _) -> first)
        .map(e -> new Operator(e.getKey()));
  }
}
