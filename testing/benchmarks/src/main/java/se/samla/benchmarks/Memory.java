package se.samla.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import se.samla.standalone.platform.Platform;

/**
 * How much memory processes hold at most: the proportional set size of each with its children, by
 * Linux, looked at every second. Elsewhere it is 0.
 */
final class Memory implements AutoCloseable {
  static final String[] PARTS = {
    "ingest", "catalog", "notification", "postgresql", "kafka", "registry"
  };

  private final Map<String, ProcessHandle> processes;
  private final Map<String, Double> peaks = new LinkedHashMap<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  private Memory(Map<String, ProcessHandle> processes) {
    this.processes = processes;
  }

  static Memory peaksOf(Map<String, ProcessHandle> processes) {
    var memory = new Memory(processes);
    var _ = memory.timer.scheduleWithFixedDelay(memory::look, 0, 1, TimeUnit.SECONDS);
    return memory;
  }

  /** Of every part of a platform. */
  static Memory peaksOf(Platform platform) {
    var processes = new LinkedHashMap<String, ProcessHandle>();
    Stream.of(PARTS).forEach(part -> processes.put(part, platform.processOf(part)));
    return peaksOf(processes);
  }

  void tell(Report report) {
    processes.keySet().forEach(part -> report.add("memory at most, " + part, of(part), "MiB"));
  }

  /** MiB so far. */
  synchronized double of(String process) {
    return peaks.getOrDefault(process, 0.0);
  }

  private synchronized void look() {
    processes.forEach((name, process) -> peaks.merge(name, of(process), Math::max));
  }

  /** MiB at this moment. */
  static double of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToDouble(Memory::ofOne)
        .sum();
  }

  private static double ofOne(ProcessHandle process) {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1]) / 1024)
          .sum();
    } catch (IOException | UncheckedIOException _) {
      return 0; // it has ended meanwhile, or this is no Linux
    }
  }

  @Override
  public void close() {
    timer.close();
  }
}
