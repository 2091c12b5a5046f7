package se.samla.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it was measured.
 *
 * @param processor its model as the system names it, else its architecture
 * @param memory in MiB
 * @param jdk version and vendor
 */
record Machine(String processor, int cores, long memory, String system, String jdk) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  static Machine here() {
    return new Machine(
        model(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.vendor"));
  }

  private static String model() {
    try (var lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst("^[^:]*:\\s*", ""))
          .findFirst()
          .orElseGet(Machine::architecture);
    } catch (IOException _) {
      return architecture(); // not every system tells there
    }
  }

  private static String architecture() {
    return System.getProperty("os.arch");
  }

  String line() {
    return "%s, %d cores, %,d MiB, %s, JDK %s".formatted(processor, cores, memory, system, jdk);
  }
}
