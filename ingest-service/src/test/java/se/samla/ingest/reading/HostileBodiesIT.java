package se.samla.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nobody's file fills the memory: half of what the service may have is enough for each. */
class HostileBodiesIT {
  private static final long LONGEST_SECONDS = 60;
  private static final Map<String, String> ENDS =
      Map.ofEntries(
          Map.entry("GZIP_BOMB", "compressed-ratio"),
          Map.entry("ENDLESS_LINE", "line-length"),
          Map.entry("ENDLESS_QUOTE", "line-length"),
          Map.entry("MILLIONS_OF_EMPTY_ROWS", "read"),
          Map.entry("MILLIONS_OF_BLANK_ROWS", "read"),
          Map.entry("COLUMNS_WITHOUT_END", "columns"),
          Map.entry("ENDLESS_LINE_IN_UTF_16", "line-length"),
          Map.entry("DEEP_JSON", "json-depth"),
          Map.entry("LONG_JSON_STRING", "line-length"),
          Map.entry("LONG_JSON_NAME", "line-length"),
          Map.entry("LONG_JSON_NUMBER", "line-length"),
          Map.entry("JSON_BLANKS", "unreadable-file"),
          Map.entry("NAMES_WITHOUT_END", "unreadable-file"),
          Map.entry("NAMES_WITHOUT_END_IN_LINES", "unreadable-file"),
          Map.entry("SHARED_STRINGS", "read"),
          Map.entry("NAMES_OF_ELEMENTS", "unreadable-file"),
          Map.entry("SHARED_FORMULAS", "shared-strings-bytes"),
          Map.entry("CELLS_WITHOUT_END", "read"),
          Map.entry("ZIP_BOMB", "compressed-ratio"));

  @Test
  void theWorstOfEachFormatEndsInASmallHeapWithTheLimitThatItBreaks() throws Exception {
    var ends =
        ranInASmallHeap()
            .lines()
            .map(line -> line.split(" ", -1))
            .collect(Collectors.toMap(end -> end[0], end -> end));

    assertThat(ends).containsOnlyKeys(HostileBodies.names());
    ends.forEach(
        (body, end) -> {
          assertThat(end[1]).as(body).contains(ENDS.get(body));
          assertThat(Long.parseLong(end[2])).as(body).isLessThan(LONGEST_SECONDS);
        });
  }

  private static String ranInASmallHeap() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                HostileBodies.class.getName())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return Arrays.stream(said.split("\n"))
        .filter(line -> line.matches("[A-Z_0-9]+ .* \\d+"))
        .collect(Collectors.joining("\n"));
  }
}
