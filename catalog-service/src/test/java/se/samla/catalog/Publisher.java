package se.samla.catalog;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A publisher of its own per test, so that tests in one database do not meet.
 *
 * @param receipts the last receipt taken
 */
record Publisher(String number, AtomicLong receipts) {
  private static final AtomicInteger MADE = new AtomicInteger();

  static Publisher any() {
    return new Publisher("2120%06d".formatted(MADE.incrementAndGet()), new AtomicLong());
  }

  long nextReceipt() {
    return receipts.incrementAndGet();
  }

  /** The id of the record that a contribution without national key is. */
  String record(String localId) {
    return number + "." + localId;
  }
}
