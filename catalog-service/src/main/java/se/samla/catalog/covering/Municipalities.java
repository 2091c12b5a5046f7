package se.samla.catalog.covering;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sweden's 290 municipalities: code, always four digits as text, and name. */
@Component
class Municipalities {
  private final Map<String, String> names;

  Municipalities() {
    names = read();
  }

  /** Names by code, in the order of codes. */
  Map<String, String> names() {
    return names;
  }

  private static Map<String, String> read() {
    try (var file = Municipalities.class.getResourceAsStream("/municipalities.csv");
        var lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", 2))
          .collect(Collectors.toMap(row -> row[0], row -> row[1], (a, _) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
