package se.samla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportTests {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Report report = new Report(new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void tellsEachFigureInALineWithItsAim() {
    report.add("Samla, first", 24_120.4, "rows/s");
    report.add("push to webhook, p95", 130, "ms", "<= 120");
    assertThat(lines()[0]).matches("Samla, first +24,120 rows/s");
    assertThat(lines()[1]).matches("push to webhook, p95 +130 ms +aim <= 120, MISSED");
  }

  @Test
  void dividesByAReferenceOfTheSameRun() {
    report.ratio("ratio to the limit", 100, 200, ">= 0.5");
    assertThat(lines()[0]).matches("ratio to the limit +0[.]50 × +aim >= 0[.]5, met");
    assertThat(report.figures()).singleElement().extracting(Figure::value).isEqualTo(0.5);
  }

  private String[] lines() {
    return printed.toString(StandardCharsets.UTF_8).split("\\R");
  }
}
