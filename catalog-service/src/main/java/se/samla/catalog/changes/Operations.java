package se.samla.catalog.changes;

import se.samla.events.ChangeOperation;

/** The numbers of the column {@code change.operation}. */
public final class Operations {
  private Operations() {}

  public static ChangeOperation of(int stored) {
    return switch (stored) {
      case 1 -> ChangeOperation.CREATED;
      case 2 -> ChangeOperation.UPDATED;
      case 3 -> ChangeOperation.DELETED;
      case 4 -> ChangeOperation.ERASED;
      default -> throw new IllegalStateException("operation: " + stored + " (expected: 1 to 4)");
    };
  }
}
