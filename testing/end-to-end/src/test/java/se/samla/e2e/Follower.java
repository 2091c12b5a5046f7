package se.samla.e2e;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import se.samla.schemas.changes.Cursor;

/** Who is told of changes, and knows which came in which order. */
interface Follower {
  /** How many changes came so far. */
  int count();

  /** Of every change so far, in the order it came, repeated deliveries dropped. */
  List<Cursor> cursors();

  /** When there are so many, or after so long all the same. */
  default List<Cursor> awaitCursors(int count, Duration atMost) {
    Awaitility.await("changes, of which only " + count() + " came at first")
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> count() >= count);
    return cursors();
  }
}
