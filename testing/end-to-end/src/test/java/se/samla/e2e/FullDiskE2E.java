package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * The disk of PostgreSQL and Kafka is full for a while: nothing is lost, nothing doubled, and
 * nobody has to do more than make room (FAILURES 25).
 */
@OwnPlatform
class FullDiskE2E {
  private static final int MEGABYTES = 700;
  private static final Duration FULL = Duration.ofSeconds(6);

  @Test
  void isWaitedOutAndLosesNothing() {
    try (var disk = SmallDisk.ofMegabytes(MEGABYTES)) {
      var nation = Nation.startOn(disk.path().resolve("data"));
      try (nation) {
        nation.publishThrough(() -> {});
        nation.publishThrough(() -> whileFull(disk));
        nation.check();
      }
      assertThat(nation.samla().parts().processes()).noneMatch(ProcessHandle::isAlive);
    }
  }

  private static void whileFull(SmallDisk disk) {
    disk.fill();
    try {
      LockSupport.parkNanos(FULL.toNanos());
    } finally {
      disk.empty();
    }
  }
}
