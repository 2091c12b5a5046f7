package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import se.samla.standalone.platform.Platform;

/** The processes of a platform that was started here, by the name of the part each runs. */
record Parts(Platform platform, Services services) {
  /** Ends a part's process as a power cut would, and returns when another has taken its place. */
  void kill(String part) {
    var process = platform.processOf(part);
    end(process);
    Awaitility.await()
        .atMost(PatientClient.PATIENCE)
        .until(
            () ->
                platform.processOf(part).isAlive()
                    && platform.processOf(part).pid() != process.pid());
  }

  /** Ends a part's process as a power cut would, for good. */
  void killForGood(String part) {
    end(platform.processOf(part));
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks a service to end, as a rolling restart does; returns when its successor answers. */
  void restart(String service) {
    askToEnd(service).onExit().join();
    Awaitility.await().atMost(PatientClient.PATIENCE).until(() -> services.isReady(service));
  }

  /** Asks a part to end; somebody else starts it again. */
  ProcessHandle askToEnd(String part) {
    var process = platform.processOf(part);
    signal("-TERM", process);
    return process;
  }

  /**
   * Stops a part's processes as a machine out of breath would, and lets them go on after a while.
   */
  void freeze(String part, Runnable meanwhile) {
    var process = platform.processOf(part);
    signal("-STOP", process);
    try {
      meanwhile.run();
    } finally {
      signal("-CONT", process);
    }
  }

  private static void signal(String name, ProcessHandle process) {
    var command = new ArrayList<>(List.of("kill", name, Long.toString(process.pid())));
    process.descendants().forEach(child -> command.add(Long.toString(child.pid())));
    try {
      new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  long pidOf(String part) {
    return platform.processOf(part).pid();
  }

  /** Every process as it runs now. */
  List<ProcessHandle> processes() {
    return platform.processes();
  }
}
