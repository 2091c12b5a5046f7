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
import java.util.stream.Stream;

/** A list that the project carries: a code first in each line, a name last, with a header. */
final class Names {
  private Names() {}

  /** From code to name, in the order of codes. */
  static Map<String, String> in(String file) {
    try (var bytes = Names.class.getResourceAsStream(file);
        var lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(bytes), StandardCharsets.UTF_8))) {
      return byCode(lines.lines().skip(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> byCode(Stream<String> lines) {
    return lines.collect(
        Collectors.toMap(
            line -> line.substring(0, line.indexOf(',')),
            line -> line.substring(line.lastIndexOf(',') + 1),
            (first, _) -> first,
            TreeMap::new));
  }
}
