package se.samla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

class ResultTests {
  private static final Machine MACHINE = new Machine("A <fast> one", 2, 24_000, "Linux", "25");
  private static final Versions VERSIONS = new Versions("abc1234", "4.2.1", "18.1.0", "4.1.2");
  private final Result result =
      new Result(
          Benchmark.LOAD,
          Instant.parse("2026-11-26T12:00:00Z"),
          MACHINE,
          VERSIONS,
          List.of(
              new Figure("Samla & all", 50, "rows/s", null),
              new Figure("limit", 200, "rows/s", null),
              new Figure("ratio", 0.25, Figure.RATIO, new Aim(">= 0.5"))));

  @Test
  void jsonSaysWhatWasMeasuredWhereAndOfWhat() {
    var json = new JsonMapper().readTree(result.json());
    assertThat(json.get("benchmark").asString()).isEqualTo("load");
    assertThat(json.at("/machine/processor").asString()).isEqualTo("A <fast> one");
    assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
    assertThat(json.at("/versions/postgresql").asString()).isEqualTo("18.1.0");
    assertThat(json.at("/figures/0/name").asString()).isEqualTo("Samla & all");
    assertThat(json.at("/figures/0/aim").isMissingNode()).isTrue();
    assertThat(json.at("/figures/2/unit").asString()).isEqualTo("×");
    assertThat(json.at("/figures/2/met").asBoolean()).isFalse();
  }

  @Test
  void barsAreAsLongAsTheirFiguresAndTheAimIsMarked() throws Exception {
    var svg = parsed(Chart.of(result).svg());
    assertThat(numbers(svg, "rect", "width").subList(1, 4)).containsExactly(105.0, 420.0, 210.0);
    assertThat(numbers(svg, "line", "x1")).containsExactly(820.0);
    assertThat(svg.getTextContent()).contains("Samla & all", "A <fast> one", "0.25 ×");
  }

  @Test
  void bothAreWrittenUnderTheNameOfTheBenchmark(@TempDir Path directory) throws IOException {
    result.write(directory.resolve("benchmarks"));
    assertThat(directory.resolve("benchmarks/load.json")).hasContent(result.json());
    assertThat(Files.readString(directory.resolve("benchmarks/load.svg"))).startsWith("<svg");
  }

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }

  private static List<Double> numbers(Element svg, String element, String attribute) {
    var found = svg.getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> Double.valueOf(((Element) found.item(i)).getAttribute(attribute)))
        .toList();
  }
}
