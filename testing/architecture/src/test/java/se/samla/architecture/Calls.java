package se.samla.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** Calls that tests cannot steer. */
final class Calls {
  private static final Set<String> SLEEPERS =
      Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit");

  private Calls() {}

  /** {@code now()} without a clock, or the system's milliseconds. */
  static DescribedPredicate<JavaMethodCall> readingTheTimeOfTheMachine() {
    return DescribedPredicate.describe(
        "the machine's time is read",
        call -> isNowWithoutClock(call) || isOf(call, "java.lang.System", "currentTimeMillis"));
  }

  static DescribedPredicate<JavaMethodCall> sleeping() {
    return DescribedPredicate.describe(
        "it sleeps",
        call ->
            call.getName().equals("sleep") && SLEEPERS.contains(call.getTargetOwner().getName()));
  }

  private static boolean isNowWithoutClock(JavaMethodCall call) {
    return call.getName().equals("now")
        && call.getTargetOwner().getPackageName().equals("java.time")
        && call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.getName().equals("java.time.Clock"));
  }

  private static boolean isOf(JavaMethodCall call, String owner, String name) {
    return call.getTargetOwner().getName().equals(owner) && call.getName().equals(name);
  }
}
