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

/** Sweden's 21 regions: organisation number, as text, and name. */
@Component
class Regions {
  private final Map<String, String> names;

  Regions() {
    names = read();
  }

  /** Names by organisation number, in the order of numbers. */
  Map<String, String> names() {
    return names;
  }

  private static Map<String, String> read() {
    try (var file = Regions.class.getResourceAsStream("/regions.csv");
        var lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", 3))
          .collect(Collectors.toMap(row -> row[0], row -> row[2], (a, _) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
