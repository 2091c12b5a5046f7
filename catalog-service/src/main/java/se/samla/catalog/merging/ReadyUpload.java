package se.samla.catalog.merging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload that is complete and waits to be merged.
 *
 * @param number what the database calls it
 * @param confirmation what a person said of its preview, if one did
 */
record ReadyUpload(
    int number,
    UUID id,
    Source source,
    Kind kind,
    boolean confirmAlways,
    long receipt,
    long rows,
    boolean deletionsWithheld,
    List<String> scopes,
    @Nullable Confirmation confirmation,
    Instant readyAt) {

  static final long FEW = 500;

  /** What an upload says of what it does not hold, and who made it. */
  enum Kind {
    SNAPSHOT,
    DELTA,
    /** A snapshot without rows: it says what the upload before it said. */
    REPETITION,
    /** Made here: what another upload changed, as it was before. */
    REVERSAL,
    /** Made here: nothing at all. */
    WITHDRAWAL
  }

  static Integer[] numbers(List<ReadyUpload> uploads) {
    return uploads.stream().map(ReadyUpload::number).toArray(Integer[]::new);
  }

  /**
   * Whether it replaces what came before it: from now on only newer uploads say anything of its
   * scopes. A late one was itself replaced already.
   */
  boolean replaces() {
    return deletesAbsent() && receipt > source.snapshotReceipt();
  }

  /** Whether rows it does not hold are gone. */
  boolean deletesAbsent() {
    return (kind == Kind.SNAPSHOT || kind == Kind.WITHDRAWAL) && !deletionsWithheld;
  }

  /**
   * Whether it touches no more than the few rows it holds, and needs nobody's yes: it may share a
   * transaction with others.
   */
  boolean isSmall() {
    return kind == Kind.DELTA && rows <= FEW && !confirmAlways && confirmation == null;
  }

  /** Whether what it takes away is weighed. A delta names what it deletes, an operator decided. */
  boolean isGuarded() {
    return kind == Kind.SNAPSHOT || kind == Kind.REVERSAL;
  }
}
