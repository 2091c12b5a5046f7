package se.samla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BenchmarksTests {
  @ParameterizedTest
  @EnumSource
  void helpListsEachWithWhatItShows(Benchmark benchmark) {
    assertThat(Benchmarks.help()).contains("  " + benchmark.id(), benchmark.shows());
  }

  @Test
  void withoutANameAllAreRun() {
    assertThat(Benchmarks.chosen(List.of())).containsExactly(Benchmark.values());
  }

  @Test
  void namedOnesAreRunAsTheyAreNamed() {
    assertThat(Benchmarks.chosen(List.of("idle", "load")))
        .containsExactly(Benchmark.IDLE, Benchmark.LOAD);
  }

  @Test
  void theBuildWritesDownTheVersions() {
    assertThat(Versions.built().stringPropertyNames())
        .containsExactlyInAnyOrder("kafka", "postgresql", "service")
        .allSatisfy(name -> assertThat(Versions.built().getProperty(name)).matches("[^$]*\\d.*"));
  }
}
