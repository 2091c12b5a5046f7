package se.samla.standalone.commands;

import org.jspecify.annotations.Nullable;
import se.samla.standalone.platform.PlatformException;
import se.samla.standalone.platform.PortPlan;

/** What the user gave, checked. */
final class Given {
  private Given() {}

  static PortPlan ports(int base) {
    try {
      return new PortPlan(base);
    } catch (IllegalArgumentException e) {
      throw new PlatformException(String.valueOf(e.getMessage()));
    }
  }

  /** Free ones where the user has no wish. */
  static PortPlan portsOrFree(@Nullable Integer base) {
    return base == null ? PortPlan.free() : ports(base);
  }
}
